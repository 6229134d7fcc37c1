export const codePath = (next: string): string => `/connexion/code?suite=${encodeURIComponent(next)}`;

/** A mandate that asks for a second factor gives nothing before: its set-up comes first. */
export const setUpPath = (next: string): string => `/compte/second-facteur?suite=${encodeURIComponent(next)}`;
