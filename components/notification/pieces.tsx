import { Bdi } from '@/components/ui/bdi';
import type { Piece } from '@/lib/i18n/event-text';

/** A text that speaks of what people wrote: each name and title keeps its own direction and language. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, written, lang }, index) =>
    written ? (
      <Bdi key={index} lang={lang}>
        {text}
      </Bdi>
    ) : (
      text
    ),
  );
}
