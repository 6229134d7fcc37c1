/** One thing to mend: a stable code, a French sentence, the input field it answers. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
}

/** An expected failure. Thrown from the domain so that the transaction rolls back; the edge turns it into `userErrors`. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map((problem) => problem.code).join(', '));
    this.problems = list;
  }

  get code(): string {
    return this.problems[0]?.code ?? 'REFUSED';
  }
}

/** A failure that says the same every time; `field` names the input field that it answers. */
export const refusal = (code: string, message: string, field: string | null = null) =>
  class extends Refusal {
    constructor() {
      super({ code, message, field });
    }
  };

/** What a refusal says where one sentence must do. */
export const sentenceOf = ({ problems }: Refusal): string => problems[0]?.message ?? 'Refusé.';

/** What the actor may not read does not exist for her. */
export class NotFound extends Refusal {
  constructor() {
    super({ code: 'NOT_FOUND', message: 'Nous ne trouvons pas ce que vous cherchez.', field: null });
  }
}

export class Forbidden extends Refusal {
  constructor() {
    super({ code: 'FORBIDDEN', message: 'Votre compte ne permet pas cette action.', field: null });
  }
}

export class Unauthenticated extends Refusal {
  constructor() {
    super({ code: 'UNAUTHENTICATED', message: 'Connectez-vous pour continuer.', field: null });
  }
}

/**
 * Nobody's fault: the server has as much of this work as it can do, and refuses the rest at once rather than slow
 * everybody. The edge answers 503 with `Retry-After`.
 */
export class Busy extends Error {
  readonly code = 'BUSY';

  constructor() {
    super('Essaim reçoit trop de demandes à la fois. Recommencez dans quelques secondes.');
  }

  /** Spread over one to five seconds, so that those refused together do not come back together. */
  static retryAfterSeconds(): number {
    return 1 + Math.floor(Math.random() * 5);
  }
}

/** What we stand on does not answer: nobody's fault either, and nothing was kept of what was asked. Answered as `Busy` is. */
export class Unavailable extends Error {
  readonly code = 'UNAVAILABLE';

  constructor() {
    super('Une partie d’Essaim ne répond pas. Recommencez dans quelques secondes.');
  }
}
