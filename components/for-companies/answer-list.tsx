import { KeyValue } from '@/components/ui/key-value';
import type { AnsweredView } from '@/lib/for-companies/views';

/** The six answers in words. */
export function AnswerList({ words }: { words: AnsweredView['words'] }) {
  return <KeyValue rows={words.map(({ term, text }) => ({ key: term, term, value: <bdi>{text}</bdi> }))} />;
}
