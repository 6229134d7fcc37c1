/** No licence of ours carries this id. Ids are SPDX ids, exact case, or `LicenseRef-…`. */
export class LicenceUnknown extends Error {
  readonly code = 'LICENCE_UNKNOWN';

  constructor(readonly licenceId: string) {
    super(`No licence has the id ${JSON.stringify(licenceId)}`);
    this.name = 'LicenceUnknown';
  }
}

/** The case file itself can't be read: `docs/licence-cases.md` gives the format. */
export class LicenceCasesInvalid extends Error {
  readonly code = 'LICENCE_CASES_INVALID';

  constructor(problem: string) {
    super(problem);
    this.name = 'LicenceCasesInvalid';
  }
}
