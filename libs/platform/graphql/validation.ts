import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { type Problem, Refusal } from '#platform/authorization';

/** Checks every input class; each breach becomes a problem on its field, in the words written beside the rule. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new Refusal(errors.flatMap((error) => problems(error))),
  });
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
