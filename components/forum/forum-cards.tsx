import { useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Badge } from '@/components/ui/badge';
import { Bdi } from '@/components/ui/bdi';
import { Card } from '@/components/ui/card';
import { Facts } from '@/components/ui/facts';
import type { ForumCard } from '@/lib/forums/views';
import { ForumDays } from './forum-days';

interface Props {
  title: string;
  forums: ForumCard[];
  hrefOf: (forum: ForumCard) => string;
  /** Whether a draft is told from what is published. */
  states?: boolean;
}

/** Forums under a heading: when, where, and how many stand there. */
export function ForumCards({ title, forums, hrefOf, states = false }: Props) {
  const t = useTranslations('forums');
  const own = useTranslations('programmeForums');
  if (forums.length === 0) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2>{title}</h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {forums.map((forum) => (
          <li key={forum.id} className="grid">
            <Card className="grid content-start gap-3">
              {states && (
                <div>
                  <Badge tone={forum.published ? 'ok' : 'neutral'}>{forum.published ? own('published') : own('draft')}</Badge>
                </div>
              )}
              <h3 className="text-xl">
                <a href={hrefOf(forum)}>
                  <LocalText text={forum.name} />
                </a>
              </h3>
              <Facts
                facts={[
                  { key: 'days', icon: 'calendar', text: <ForumDays {...forum} /> },
                  {
                    key: 'place',
                    icon: 'pin',
                    text: (
                      <>
                        <Bdi>{forum.place}</Bdi> · <LocalText text={forum.province} />
                      </>
                    ),
                  },
                  { key: 'stands', icon: 'users', text: t('stands', { count: forum.stands }) },
                ]}
              />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
