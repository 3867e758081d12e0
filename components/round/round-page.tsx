import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay, formatMoment, formatNumber } from '@/lib/i18n/formats';
import type { RoundView, ShareView } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';
import { AboutRound } from './about-round';
import { PartName } from './part-name';
import { RoundBadge } from './round-badge';
import { ComputeRound, RoundProgress } from './round-calculation';
import { RoundPairs } from './round-pairs';
import { RoundSet } from './round-set';
import { RoundUnplaced } from './round-unplaced';

/** A round: where it stands, its set beside the simplest one, its pairs, and who is left out. */
export function RoundPage({ round, watch }: { round: RoundView; watch: boolean }) {
  const t = useTranslations('rounds');
  const locale = useLocale();
  const { id, state, set, allowed, sent, pairs } = round;
  const sendable = allowed.includes('send') && pairs.count > sent;
  return (
    <PageFrame
      title={t('name', { id })}
      trail={[{ href: inLocale(locale, routes.rounds()), label: t('title') }]}
      eyebrow={<RoundBadge state={state} />}
      lead={<AboutRound about={round} />}
      actions={sendable && <ButtonLink href={inLocale(locale, routes.sendRound(id))}>{t('send.open')}</ButtonLink>}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Standing round={round} />
        {state === 'computing' && <RoundProgress round={round} watch={watch} />}
        {allowed.includes('compute') && <ComputeRound round={round} />}
        {set && <RoundSet set={set} />}
        {set && <RoundPairs round={round} />}
        {set && <RoundUnplaced round={round} set={set} />}
        <Terms round={round} />
      </div>
    </PageFrame>
  );
}

/** What was just done, and what that means for what is read below. */
function Standing({ round: { done, state, set, failure, conducts, sent, pairs } }: { round: RoundView }) {
  const t = useTranslations('rounds');
  const said = done !== null && done !== 'computing' && (
    <Alert tone={done === 'sent' && sent === 0 ? 'warn' : 'ok'} title={t(`done.${done}`, { sent, count: pairs.count })} />
  );
  return (
    <>
      {said}
      {state === 'failed' && failure !== null && (
        <Alert tone="bad" title={t('failed')}>
          {t(`failures.${failure}`)}
        </Alert>
      )}
      {state === 'cancelled' && done !== 'cancelled' && <Alert title={t('cancelled')} />}
      {set && ['draft', 'computing', 'failed', 'cancelled'].includes(state) && (
        <Alert tone="warn" title={t('stale')}>
          {t('staleText')}
        </Alert>
      )}
      {set?.same === true && state === 'ready' && <Alert title={t('same')} />}
      {set?.same === false && state === 'ready' && (
        <Alert tone="warn" title={t('notSame')}>
          {t('notSameText')}
        </Alert>
      )}
      {!conducts && <p className="text-ink-muted">{t('readOnly')}</p>}
    </>
  );
}

function Terms({ round }: { round: RoundView }) {
  const t = useTranslations('rounds');
  const locale = useLocale();
  const { read, shares, computedAt, mostPerNeed, mostPerOrganisation, author, createdAt } = round;
  return (
    <Panel title={t('terms.title')}>
      <KeyValue
        rows={[
          {
            key: 'author',
            term: t('terms.author'),
            value: (
              <>
                <LocalText text={author} /> · {formatDay(createdAt, locale)}
              </>
            ),
          },
          { key: 'mostPerNeed', term: t('form.mostPerNeed'), value: formatNumber(mostPerNeed) },
          { key: 'mostPerOrganisation', term: t('form.mostPerOrganisation'), value: formatNumber(mostPerOrganisation) },
          { key: 'shares', term: t('form.shares'), value: shares.length === 0 ? t('terms.noShares') : <Shares shares={shares} /> },
          ...(computedAt === null ? [] : [{ key: 'computedAt', term: t('terms.computedAt'), value: formatMoment(computedAt, locale) }]),
          ...(read === null
            ? []
            : [
                {
                  key: 'read',
                  term: t('terms.read'),
                  value: t('terms.readWith', {
                    date: formatDay(read.asOf, locale),
                    weights: read.weightsVersion,
                    rarity: read.rarityVersion,
                  }),
                },
              ]),
        ]}
      />
    </Panel>
  );
}

/** The least shares; one that cannot be met says how far it can be. */
function Shares({ shares }: { shares: ShareView[] }) {
  const t = useTranslations('rounds');
  return (
    <ul>
      {shares.map((share, index) => (
        <li key={index}>
          {t.rich('terms.share', { percent: share.atLeast, part: () => <PartName part={share.part} /> })}
          {share.reachable !== null && <span className="block text-sm text-warning">{t('terms.unmet', { percent: share.reachable })}</span>}
        </li>
      ))}
    </ul>
  );
}
