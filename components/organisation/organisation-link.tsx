import { Code } from '@/components/ui/bdi';

/** A page that an organisation named as its own: nobody vouches for it. */
export function OrganisationLink({ href }: { href: string }) {
  return (
    <a href={href} rel="nofollow noopener noreferrer ugc" className="inline-block py-1 text-sm">
      <Code className="[overflow-wrap:anywhere]">{href.replace(/^https:\/\//, '').replace(/\/$/, '')}</Code>
    </a>
  );
}
