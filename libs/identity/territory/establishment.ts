/** A school, a collège, a lycée: by the code of the official directory (UAI). Its place is a territory of its own. */
export interface Establishment {
  readonly uai: string;
  readonly name: string;
  /** As the directory says: « Ecole », « Collège », « Lycée »… */
  readonly kind: string;
  readonly commune: string | null;
  readonly territoryId: string;
}

/** Seven figures and a letter. */
export const isUai = (text: string): boolean => /^\d{7}[A-Z]$/.test(text);
