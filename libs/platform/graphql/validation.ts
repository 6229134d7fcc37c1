import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { type Problem, Refusal } from '#platform/authorization';

/** Checks every input class; each breach becomes a problem on its field, in the words written beside the rule. */
export function createValidationPipe(): ValidationPipe {
  return new InputPipe({
    transform: true,
    whitelist: true,
    exceptionFactory: (errors) => new Refusal(errors.flatMap((error) => problems(error))),
  });
}

class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return super.transform(metadata.type === 'custom' ? value : storable(value), metadata);
  }
}

/** PostgreSQL's text holds neither NUL nor half a surrogate pair: without them, no caller's string is a server error. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\0\p{Surrogate}]/gu, '');
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, storable(each)]));
}

function problems(error: ValidationError): Problem[] {
  const own = Object.values(error.constraints ?? {}).map((message) => ({
    code: 'INVALID',
    message,
    field: error.property,
  }));
  return [
    ...own,
    ...(error.children ?? []).flatMap((child) =>
      problems(child).map((problem) => ({ ...problem, field: error.property })),
    ),
  ];
}
