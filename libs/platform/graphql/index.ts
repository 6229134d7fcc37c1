// GraphQL as the contexts and the pages see it: the code-first schema with its limits, the in-process door for
// typed documents, batched loading, and how a refusal becomes `userErrors`. Owns no field of the product.
export { asksFor } from './asked-fields.js';
export { batched } from './batch.js';
export { CurrentActor } from './current-actor.js';
export type { GraphqlContext } from './graphql-context.js';
export { GraphqlDoor, GraphqlRefusal } from './graphql-door.js';
export { GraphqlModule } from './graphql.module.js';
export { IdInput, PageInfoType } from './shared.type.js';
export { connection, cursorAt, offsetOf, pageInfo } from './pages.js';
export { UserErrorType } from './user-error.type.js';
