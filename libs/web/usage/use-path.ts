/** Where one says that one used it: printed beside the short address, and what its QR code holds. */
export const useAddress = (shortUrl: string): string => `${shortUrl}/utilise`;

/** The same, in a page. */
export const usePath = (shortCode: string): string => `/s/${shortCode}/utilise`;

/** As it is printed and read aloud. */
export const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '');
