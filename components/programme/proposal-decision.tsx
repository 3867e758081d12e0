import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { deskQuery } from '@/lib/desk/schema';
import type { DeskNeighbours } from '@/lib/desk/views';
import { localised } from '@/lib/i18n/localised';
import { inLocale, routes } from '@/lib/routes';
import { decideProposalAction } from '@/lib/skills/actions';
import type { ProposalView, SkillOptions } from '@/lib/skills/views';
import { Neighbours, useDeskCrumb } from './desk-neighbours';

interface Props {
  proposal: ProposalView;
  skills: SkillOptions;
  neighbours: DeskNeighbours;
  submission: string;
}

/** A proposed skill, who uses it, and the decision: a skill of its own, another name of one, or neither. */
export function ProposalDecision({ proposal, skills, neighbours, submission }: Props) {
  const t = useTranslations('proposals');
  const locale = useLocale();
  const { label, listings, waiting, why } = proposal;
  return (
    <PageFrame
      trail={[useDeskCrumb(neighbours)]}
      actions={<Neighbours neighbours={neighbours} />}
      title={<Bdi lang={proposal.writtenIn}>{label}</Bdi>}
    >
      <AsideEnd
        label={t('about')}
        aside={
          <Panel title={t('about')}>
            <KeyValue
              rows={[
                { key: 'organisation', term: t('columns.organisation'), value: <LocalText text={proposal.organisation} /> },
                { key: 'since', term: t('since'), value: t('days', { days: proposal.waitingDays }) },
                {
                  key: 'listings',
                  term: t('columns.listings'),
                  value:
                    listings.length === 0 ? (
                      t('listingCount', { count: 0 })
                    ) : (
                      <ul className="grid gap-1.5">
                        {listings.map((listing) => (
                          <li key={`${listing.noun}-${listing.id}`}>
                            <a
                              href={inLocale(
                                locale,
                                listing.noun === 'need' ? routes.needReview(listing.id) : routes.offerReview(listing.id),
                              )}
                            >
                              <LocalText text={listing.title} />
                            </a>
                          </li>
                        ))}
                      </ul>
                    ),
                },
              ]}
            />
          </Panel>
        }
      >
        {!waiting ? (
          <Alert title={t('ended')} />
        ) : why !== undefined ? (
          <Alert tone="warn" title={t(`why.${why}`, { region: localised(proposal.region, locale).text })} />
        ) : (
          <Decision proposal={proposal} skills={skills} submission={submission} keep={deskQuery(neighbours.filters)} />
        )}
      </AsideEnd>
    </PageFrame>
  );
}

function Decision({ proposal, skills, submission, keep }: Omit<Props, 'neighbours'> & { keep: string }) {
  const t = useTranslations('proposals');
  const { id, label, writtenIn } = proposal;
  return (
    <Form
      action={decideProposalAction}
      submission={submission}
      keep={keep}
      title={t('one', { label })}
      refusal={t('notDecided')}
      initial={{ [writtenIn]: [label] }}
    >
      <input type="hidden" name="id" value={id} />
      <RadioCards
        name="decision"
        label={t('decision')}
        choices={[
          { value: 'accept', label: t('accept'), hint: t('acceptText') },
          { value: 'merge', label: t('merge'), hint: t('mergeText') },
          { value: 'decline', label: t('decline'), hint: t('declineText') },
        ]}
      />
      <FormSection title={t('ifAccept')}>
        <SelectField
          name="family"
          label={t('family')}
          options={skills.families.map(({ code, label: name }) => ({ value: code, label: name }))}
        />
        <TextField name="fr" label={t('labelFr')} />
        <TextField name="ar" label={t('labelAr')} />
        <TextField name="synonymsFr" label={t('synonymsFr')} hint={t('synonymsHint')} optional />
        <TextField name="synonymsAr" label={t('synonymsAr')} hint={t('synonymsHint')} optional />
      </FormSection>
      <FormSection title={t('ifMerge')}>
        <SelectField
          name="skill"
          label={t('skill')}
          options={skills.families.map((family) => ({
            label: family.label,
            options: skills.skills
              .filter((skill) => skill.family === family.code)
              .map((skill) => ({ value: skill.code, label: skill.label })),
          }))}
        />
      </FormSection>
      <FormSection title={t('ifDecline')}>
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
      </FormSection>
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}
