'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, useContext, useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { SkillFamily, SkillOption } from '@/lib/skills/views';
import { ErrorLines, FieldGroup, type FieldProps } from './field';
import { describedBy, FormContext, useField } from './form-context';
import type { Option } from './select-field';
import type { ComboboxProps } from './skills-combobox';

/** What is asked of each chosen skill: sent as `<name>.<code>`. */
export interface SkillDetail {
  name: 'importance' | 'level';
  label: string;
  /** Two stand side by side, the first of them chosen at first; more are a list without a first choice. */
  options: Option[];
}

interface Props extends FieldProps {
  skills: SkillOption[];
  families: SkillFamily[];
  /** Left out where to name the skills is enough. */
  detail?: SkillDetail | undefined;
  max: number;
  /** How many that the list lacks may be proposed. */
  maxProposals: number;
}

/**
 * Skills are sent as `skills`, once per code. The server draws a list of tick boxes, which works
 * without script in two stages: tick and send, then say of each what is asked. With script a field
 * that finds by typing takes its place; its code is fetched only then. What the list lacks is proposed as
 * `proposal.0` and so on.
 */
export function SkillsPicker({ name, label, hint, optional, skills, families, detail, max, maxProposals }: Props) {
  const t = useTranslations('ui.skills');
  const field = useField(name);
  const { state, initial } = useContext(FormContext);
  const sent = state.status === 'idle' ? initial : state.values;
  const byCode = new Map(skills.map((skill) => [skill.code, skill]));
  const [chosen, setChosen] = useState(() => field.values.filter((code) => byCode.has(code)));
  const [Combobox, setCombobox] = useState<ComponentType<ComboboxProps>>();
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const slots = Array.from({ length: maxProposals }, (_, index) => `proposal.${index}`);
  const [proposed, setProposed] = useState(() => slots.map((slot) => sent[slot]?.[0] ?? ''));
  const proposals = useField('proposals');
  const [changes, setChanges] = useState(0);

  // Hidden fields change without a sign: whoever watches the form is told.
  useEffect(() => {
    if (changes > 0) box.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [changes]);

  useEffect(() => {
    let gone = false;
    // React Aria adds a style element of its own, which the content policy allows with the nonce only.
    const page = globalThis as { __webpack_nonce__?: string | undefined };
    page.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
    // On a dead line the lists stay.
    const arrive = ({ SkillsCombobox }: typeof import('./skills-combobox')) => {
      if (gone || !box.current) return;
      // What was ticked while the code was on its way stays chosen.
      const ticked = box.current.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`);
      setChosen([...ticked].map((input) => input.value));
      const typed = box.current.querySelectorAll<HTMLInputElement>('input[name^="proposal."]');
      if (typed.length > 0) setProposed((labels) => labels.map((label, index) => typed[index]?.value ?? label));
      setCombobox(() => SkillsCombobox);
    };
    import('./skills-combobox').then(arrive, () => undefined);
    return () => {
      gone = true;
    };
  }, [name]);

  function add(code: string) {
    setChanges((count) => count + 1);
    setChosen((codes) => (codes.includes(code) ? codes : [...codes, code]));
    setSaid(t('added', { skill: byCode.get(code)?.label ?? code }));
  }

  function propose(label: string) {
    setChanges((count) => count + 1);
    setProposed((labels) => {
      const free = labels.findIndex((other) => other.trim() === '');
      return labels.map((other, index) => (index === free ? label : other));
    });
    setSaid(t('proposed', { skill: label }));
  }

  function withdraw(index: number) {
    setChanges((count) => count + 1);
    setSaid(t('removed', { skill: proposed[index] ?? '' }));
    setProposed((labels) => labels.map((label, other) => (other === index ? '' : label)));
    document.getElementById(field.id)?.focus();
  }

  function remove(code: string) {
    setChanges((count) => count + 1);
    setChosen((codes) => codes.filter((other) => other !== code));
    setSaid(t('removed', { skill: byCode.get(code)?.label ?? code }));
    document.getElementById(field.id)?.focus();
  }

  const rows = chosen.flatMap((code) => byCode.get(code) ?? []);
  const left = skills.filter((skill) => !chosen.includes(skill.code));
  return (
    <FieldGroup field={field} label={label} hint={hint} optional={optional}>
      <div ref={box} className="input border-solid p-2!" data-invalid={field.errors.length > 0 || undefined}>
        {(rows.length > 0 || (Combobox && proposed.some((label) => label !== ''))) && (
          <ul>
            {rows.map((skill) => (
              <li
                key={skill.code}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-2 py-1.5 last:mb-1"
              >
                {Combobox ? (
                  <span>
                    {skill.label}
                    <input type="hidden" name={name} value={skill.code} />
                  </span>
                ) : (
                  <label className="choice">
                    <input type="checkbox" name={name} value={skill.code} defaultChecked />
                    <span>{skill.label}</span>
                  </label>
                )}
                <span className="flex items-center gap-3">
                  <DetailControl detail={detail} code={skill.code} label={skill.label} sent={sent} />
                  {Combobox && (
                    <button
                      type="button"
                      onClick={() => remove(skill.code)}
                      className="inline-flex min-h-target min-w-target cursor-pointer items-center justify-center rounded-md hover:bg-sunken"
                    >
                      <Icon name="close" />
                      <span className="sr-only">{t('remove', { skill: skill.label })}</span>
                    </button>
                  )}
                </span>
              </li>
            ))}
            {Combobox &&
              proposed.map(
                (label, index) =>
                  label !== '' && (
                    <li
                      key={`${index} ${label}`}
                      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-2 py-1.5 last:mb-1"
                    >
                      <span>
                        <bdi>{label}</bdi> <span className="text-ink-muted text-sm">· {t('isProposed')}</span>
                        <input type="hidden" name={`proposal.${index}`} value={label} />
                      </span>
                      <span className="flex items-center gap-3">
                        <DetailControl detail={detail} code={`proposal.${index}`} label={label} sent={sent} />
                        <button
                          type="button"
                          onClick={() => withdraw(index)}
                          className="inline-flex min-h-target min-w-target cursor-pointer items-center justify-center rounded-md hover:bg-sunken"
                        >
                          <Icon name="close" />
                          <span className="sr-only">{t('remove', { skill: label })}</span>
                        </button>
                      </span>
                    </li>
                  ),
              )}
          </ul>
        )}
        {Combobox ? (
          <Combobox
            id={field.id}
            describedBy={describedBy(field, hint)}
            invalid={field.errors.length > 0}
            skills={left}
            families={families}
            full={chosen.length >= max ? t('full', { max }) : undefined}
            onAdd={add}
            onPropose={proposed.some((label) => label === '') ? propose : undefined}
            onRemoveLast={() => {
              const last = chosen.at(-1);
              if (last !== undefined) remove(last);
            }}
          />
        ) : (
          <FamilyLists id={field.id} name={name} skills={left} families={families} />
        )}
        {!Combobox && maxProposals > 0 && <ProposalFields slots={slots} labels={proposed} detail={detail} sent={sent} />}
      </div>
      <ErrorLines id={proposals.id} errors={proposals.errors} tabIndex={-1} />
      <span role="status" className="sr-only">
        {said}
      </span>
    </FieldGroup>
  );
}

/** Without script: a field for each skill that the list lacks, as many as were sent and one more. */
function ProposalFields({
  slots,
  labels,
  detail,
  sent,
}: {
  slots: string[];
  labels: string[];
  detail: SkillDetail | undefined;
  sent: Record<string, string[]>;
}) {
  const t = useTranslations('ui.skills');
  const written = labels.filter((label) => label !== '').length;
  return (
    <details className="group/missing border-line border-t" open={written > 0}>
      <summary className="flex min-h-target items-center gap-2 px-2">
        {t('missing')}
        <Icon name="down" className="ms-auto size-[1.25em] group-open/missing:rotate-180" />
      </summary>
      <ul className="grid gap-3 px-2 pb-2">
        {slots.slice(0, written + 1).map((slot, index) => (
          <li key={slot} className="flex flex-wrap items-center gap-3">
            <input
              name={slot}
              aria-label={t('missingLabel', { number: index + 1 })}
              defaultValue={labels[index]}
              dir="auto"
              className="input w-auto! grow"
            />
            <DetailControl detail={detail} code={slot} label={labels[index] ?? ''} sent={sent} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function DetailControl({
  detail,
  code,
  label: skill,
  sent,
}: {
  detail: SkillDetail | undefined;
  code: string;
  label: string;
  sent: Record<string, string[]>;
}) {
  const t = useTranslations('ui.skills');
  if (!detail) return null;
  const name = `${detail.name}.${code}`;
  const value = sent[name]?.[0];
  const label = t('detailOf', { detail: detail.label, skill });
  if (detail.options.length > 2) {
    return (
      <select key={value} name={name} aria-label={label} defaultValue={value ?? ''} className="input w-auto!">
        <option value="">{t('undecided')}</option>
        {detail.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <span role="radiogroup" aria-label={label} className="segments">
      {detail.options.map((option, index) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={value === undefined ? index === 0 : value === option.value}
          />
          <span className="relative">{option.label}</span>
        </label>
      ))}
    </span>
  );
}

function FamilyLists({ id, name, skills, families }: { id: string; name: string; skills: SkillOption[]; families: SkillFamily[] }) {
  const t = useTranslations('ui.skills');
  return (
    <details className="group">
      <summary id={id} className="flex min-h-10 items-center gap-2 px-2">
        {t('browse')}
        <Icon name="down" className="ms-auto size-[1.25em] group-open:rotate-180" />
      </summary>
      <p className="px-2 pb-2 text-ink-muted text-sm">{t('inTheList')}</p>
      {families.map((family) => (
        <details key={family.code} className="group/family border-line border-t">
          <summary className="flex min-h-target items-center gap-2 px-2">
            {family.label}
            <Icon name="down" className="ms-auto size-[1.25em] group-open/family:rotate-180" />
          </summary>
          <div className="grid gap-x-4 px-2 pb-2 md:grid-cols-2">
            {skills
              .filter((skill) => skill.family === family.code)
              .map((skill) => (
                <label key={skill.code} className="choice">
                  <input type="checkbox" name={name} value={skill.code} />
                  <span>{skill.label}</span>
                </label>
              ))}
          </div>
        </details>
      ))}
    </details>
  );
}
