'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, ComboBox, I18nProvider, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Icon } from '@/components/ui/icon';
import { fold } from '@/lib/matching/normalise';
import type { SkillFamily, SkillOption } from '@/lib/skills/views';
import { findSkills, markMatch } from './skill-search';

export interface ComboboxProps {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  /** Those that are not chosen yet. */
  skills: SkillOption[];
  families: SkillFamily[];
  /** Why no more can be chosen. */
  full: string | undefined;
  onAdd: (code: string) => void;
  /** Proposes what was typed; undefined when no more may be proposed. */
  onPropose: ((label: string) => void) | undefined;
  onRemoveLast: () => void;
}

/** React Aria speaks the reader's language and knows its direction from these. */
const ariaLocale = { ar: 'ar-MA', fr: 'fr-FR' } as const;

/** The row that proposes; no skill has such a code. */
const PROPOSE = '+';
const SHORTEST = 3;
const LONGEST = 60;

type Row = { id: string; skill: SkillOption | null; label: string };

/** Finds a skill by what is typed, in either language. */
export function SkillsCombobox({ id, describedBy, invalid, skills, families, full, onAdd, onPropose, onRemoveLast }: ComboboxProps) {
  const t = useTranslations('ui.skills');
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const familyLabel = new Map(families.map((family) => [family.code, family.label]));
  const query = fold(typed);
  const found = findSkills(skills, query);
  const label = typed.trim().replaceAll(/\s+/g, ' ');
  const known = skills.some((skill) => skill.search.includes(query));
  const proposable = onPropose !== undefined && !known && [...label].length >= SHORTEST && [...label].length <= LONGEST;
  const rows: Row[] = [
    ...found.map((skill) => ({ id: skill.code, skill, label: skill.label })),
    ...(proposable ? [{ id: PROPOSE, skill: null, label }] : []),
  ];
  if (full !== undefined) {
    return (
      <p id={id} tabIndex={-1} className="px-2 py-2 text-ink-muted text-sm">
        {full}
      </p>
    );
  }
  return (
    <I18nProvider locale={ariaLocale[locale]}>
      <ComboBox
        aria-label={t('search')}
        items={rows}
        allowsEmptyCollection
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(code) => {
          if (code === null) return;
          if (code === PROPOSE) onPropose?.(label);
          else onAdd(String(code));
          setTyped('');
        }}
        className="flex items-center gap-2"
      >
        <Input
          id={id}
          dir="auto"
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          placeholder={t('search')}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '') onRemoveLast();
            // With no row under the arrows, Enter takes the first instead of sending the form.
            const first = found[0];
            if (event.key !== 'Enter' || query === '' || event.currentTarget.getAttribute('aria-activedescendant')) return;
            event.preventDefault();
            if (first) onAdd(first.code);
            setTyped('');
          }}
          className="min-h-10 w-full min-w-0 rounded-md px-2 py-1 text-start"
        />
        <Button
          aria-label={t('show')}
          className="inline-flex min-h-10 min-w-10 cursor-pointer items-center justify-center rounded-md hover:bg-sunken"
        >
          <Icon name="down" />
        </Button>
        <Popover
          maxHeight={320}
          className="w-(--trigger-width) overflow-auto rounded-md border border-line bg-surface p-1.5 text-ink shadow-2"
        >
          <ListBox<Row>
            aria-label={t('suggestions')}
            // Rows are kept by their skill; what was typed changes how each is drawn.
            dependencies={[query]}
            className="outline-none"
            renderEmptyState={() => <p className="px-3 py-2 text-ink-muted">{t('nothing')}</p>}
          >
            {({ id: code, skill, label: text }) => (
              <ListBoxItem
                id={code}
                textValue={text}
                className="option flex min-h-target cursor-pointer items-center justify-between gap-3 rounded-sm px-3 py-2"
              >
                {skill ? (
                  <>
                    <SkillName skill={skill} query={query} />
                    <span className="text-ink-muted text-sm">{familyLabel.get(skill.family)}</span>
                  </>
                ) : (
                  <>
                    <span>{t('propose', { skill: text })}</span>
                    <span aria-hidden="true">+</span>
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}

/** The name, with what was typed underlined in it; the other language's name where only that one matches. */
function SkillName({ skill, query }: { skill: SkillOption; query: string }) {
  const own = markMatch(skill.label, query);
  const other = own === null && query !== '' ? markMatch(skill.otherLabel, query) : null;
  return (
    <span>
      {own ? <Marked parts={own} /> : skill.label}
      {other && (
        <bdi className="block text-ink-muted text-sm">
          <Marked parts={other} />
        </bdi>
      )}
    </span>
  );
}

function Marked({ parts: [before, match, after] }: { parts: [string, string, string] }) {
  return (
    <>
      {before}
      <mark className="bg-transparent font-semibold text-inherit underline decoration-2 decoration-accent underline-offset-[0.3em]">
        {match}
      </mark>
      {after}
    </>
  );
}
