import { classNames } from './class-names';
import { VisuallyHidden } from './visually-hidden';

interface Props {
  label: string;
  /** At most four. */
  stages: string[];
  /** Index of the stage the person is at. */
  current: number;
  /** Hidden words after a stage that is behind. */
  doneLabel: string;
}

export function Stepper({ label, stages, current, doneLabel }: Props) {
  return (
    <ol aria-label={label} className="flex gap-1.5">
      {stages.map((stage, index) => (
        <li
          key={stage}
          aria-current={index === current ? 'step' : undefined}
          className={classNames(
            'grid min-w-0 flex-1 content-start gap-2 text-sm leading-normal before:h-1.5 before:rounded-[2px]',
            index > current ? 'before:bg-line-strong before:opacity-55' : 'before:bg-primary',
            index === current ? 'font-semibold text-ink' : 'text-ink-muted',
          )}
        >
          <span>
            {stage}
            {index < current && <VisuallyHidden> ({doneLabel})</VisuallyHidden>}
          </span>
        </li>
      ))}
    </ol>
  );
}
