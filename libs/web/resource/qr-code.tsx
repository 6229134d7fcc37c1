import QRCode from 'qrcode';

/** A QR code as one SVG path: attributes only, crisp on paper at any size. */
export function QrCode({ text }: { text: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${modules.size} ${modules.size}`}
      role="img"
      aria-label={`Code QR de l’adresse ${text}`}
      shapeRendering="crispEdges"
    >
      <path fill="#000" d={runs(modules.size, (row, column) => modules.get(row, column) !== 0)} />
    </svg>
  );
}

/** Dark modules joined line by line, so that the path stays short. */
export function runs(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size;) {
      const start = column;
      while (column < size && isDark(row, column)) column++;
      if (column > start) path += `M${start} ${row}h${column - start}v1h-${column - start}z`;
      else column++;
    }
  return path;
}
