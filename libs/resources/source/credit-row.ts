/** A credited author of a version. */
export interface CreditRow {
  readonly versionId: string;
  readonly agentId: string;
  readonly name: string;
  readonly role: string;
  readonly creditWithdrawn: boolean;
}

/** A credit to be written. */
export type NewCredit = Pick<CreditRow, 'agentId' | 'name' | 'role'> &
  Partial<Pick<CreditRow, 'creditWithdrawn'>>;
