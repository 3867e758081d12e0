import { Button } from '@/components/ui/button';

interface Props {
  /** Of the field; one of a page. */
  id: string;
  /** What the address calls the words. */
  name: string;
  action: string;
  label: string;
  hint?: string;
  submit: string;
  /** What is looked for so far. */
  words: string;
}

/** Looks for something by its name, in the address: without script, and to be sent to somebody. */
export function NameSearch({ id, name, action, label, hint, submit, words }: Props) {
  return (
    <search>
      <form method="get" action={action} className="flex max-w-2xl flex-wrap items-end gap-3">
        <div className="grid min-w-0 flex-1 basis-60 gap-[0.3125rem]">
          <label htmlFor={id} className="font-semibold">
            {label}
          </label>
          {hint !== undefined && (
            <p id={`${id}-hint`} className="text-ink-muted text-sm">
              {hint}
            </p>
          )}
          <input
            id={id}
            name={name}
            type="search"
            dir="auto"
            defaultValue={words}
            maxLength={100}
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            className="input"
          />
        </div>
        <Button type="submit" variant="second" wide="phone">
          {submit}
        </Button>
      </form>
    </search>
  );
}
