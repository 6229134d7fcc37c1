/** A PDF with one line of words on each page; pdf.js rebuilds the table of its objects. */
export function sheets(...pages: readonly string[]): Buffer {
  const ids = pages.map((_, at) => 10 + 2 * at);
  const drawn = pages.flatMap((words, at) => {
    const content = `BT /F 24 Tf 60 700 Td (${words}) Tj ET`;
    const id = 10 + 2 * at;
    return [
      `${id} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${id + 1} 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj`,
      `${id + 1} 0 obj<</Length ${content.length}>>\nstream\n${content}\nendstream endobj`,
    ];
  });
  return Buffer.from(`%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[${ids.map((id) => `${id} 0 R`).join(' ')}]/Count ${pages.length}>>endobj
3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
${drawn.join('\n')}
trailer<</Root 1 0 R>>
%%EOF`);
}
