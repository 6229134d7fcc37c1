/** Small letters without accents; as long as the text it came from for what French writes. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(
      /\p{L}/gu,
      (letter) =>
        letter
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, '')
          .slice(0, 1) || letter,
    )
    .toLowerCase();
