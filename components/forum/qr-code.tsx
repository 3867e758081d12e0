import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** Light squares around a code, which readers need. */
const MARGIN = 4;

/** A QR code as a drawing, made where the page is made. Black on white in both themes: a reader needs the contrast. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const code = generate(text);
  const size = code.size + 2 * MARGIN;
  return (
    <svg viewBox={`${-MARGIN} ${-MARGIN} ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges" className={className}>
      <rect x={-MARGIN} y={-MARGIN} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" />
    </svg>
  );
}
