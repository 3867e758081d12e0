import { Code } from '@/components/ui/bdi';

const ADDRESS = 'contact@khibra.example';

/** The programme's address of electronic mail. */
export function ContactLink() {
  return (
    <a href={`mailto:${ADDRESS}`}>
      <Code>{ADDRESS}</Code>
    </a>
  );
}
