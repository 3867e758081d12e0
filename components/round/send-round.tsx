import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { ANSWER_DAYS } from '@/lib/requests/rules';
import { sendRoundAction } from '@/lib/rounds/actions';
import type { SendRoundView } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';
import { RefusalText } from './refusal-text';
import { WhichRound } from './which-round';

/** The question before the proposals of a round leave: all of its pairs are ticked, and any may stay. */
export function SendRound({ view, submission }: { view: SendRoundView; submission: string }) {
  const t = useTranslations('rounds');
  const locale = useLocale();
  const { id, rows, left } = view;
  const title = t('send.question', { count: rows.length });
  return (
    <PageFrame
      title={title}
      crumb={t('send.open')}
      trail={[
        { href: inLocale(locale, routes.rounds()), label: t('title') },
        { href: inLocale(locale, routes.round(id)), label: t('name', { id }) },
      ]}
    >
      <Form
        action={sendRoundAction}
        submission={submission}
        title={title}
        refusal={t('send.refused')}
        initial={{ pair: rows.map(({ key }) => key) }}
      >
        <WhichRound round={view} />
        <Alert tone="warn" title={t('send.forGood')}>
          {t('send.text', { days: ANSWER_DAYS })}
        </Alert>
        {left > rows.length && <p>{t('send.first', { count: rows.length, left: formatNumber(left) })}</p>}
        <CheckboxGroup
          name="pair"
          label={t('send.pairs')}
          choices={rows.map((row) => ({
            value: row.key,
            label: (
              <>
                <LocalText text={row.need.title} />
                {' · '}
                <LocalText text={row.need.owner} />
              </>
            ),
            hint: (
              <>
                {t('send.offerOf')} <LocalText text={row.offer.owner} />
                {' · '}
                {formatHours(row.quarters, locale)}
                {row.refusal && (
                  <span className="block text-warning">
                    <RefusalText refusal={row.refusal} />
                  </span>
                )}
              </>
            ),
          }))}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone" waiting={t('send.sending')}>
            {t('send.confirm')}
          </SubmitButton>
          <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.round(id))}>
            {t('send.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}
