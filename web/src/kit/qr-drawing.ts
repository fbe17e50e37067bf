import { encode } from 'uqr';

/** A QR code as one path, a unit a module, without a margin. */
export function drawQr(value: string): { size: number; path: string } {
  const { data, size } = encode(value, { border: 0 });
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: modules.join('') };
}
