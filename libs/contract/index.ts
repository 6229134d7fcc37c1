// The contract between the pages and the server: the committed schema, and operations typed from it.
// All that `libs/web` may know of the server. Both parts are generated; neither holds behaviour.
export { graphql } from './generated/gql.js';
export type * from './generated/graphql.js';
