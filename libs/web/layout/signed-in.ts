import { createContext } from 'preact';

/** Whether who reads has an account open: for what a card offers her alone. */
export const SignedIn = createContext(false);
