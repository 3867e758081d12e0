import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { WrittenWords } from '@/components/person/written-words';
import { Bdi } from '@/components/ui/bdi';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { weightOf } from '@/lib/files/rules';
import { formatDay, formatNumber, formatTime } from '@/lib/i18n/formats';
import { routes } from '@/lib/routes';
import type { AttachmentView, MessageView } from '@/lib/threads/views';

/** Who wrote, for whom and when; the words; the files, to be kept and never shown. */
export function Message({ message }: { message: MessageView }) {
  const t = useTranslations('thread');
  const locale = useLocale();
  const { organisation, createdAt } = message;
  return (
    <article
      className={classNames(
        'grid grid-cols-[minmax(0,1fr)] gap-2 border-s-4 ps-4',
        organisation === null ? 'border-accent' : message.own ? 'border-primary' : 'border-line-strong',
      )}
    >
      <header>
        <p>
          <b>
            <LocalText text={message.author} />
          </b>
          {message.own && <span className="text-ink-muted"> {t('you')}</span>}
        </p>
        <p className="text-ink-muted text-sm">
          {organisation === null ? (
            t('sides.programme')
          ) : (
            <>
              {t(`sides.${organisation.kind}`)} · <LocalText text={organisation.name} />
            </>
          )}
          {' · '}
          <time dateTime={createdAt.toISOString()}>{t('when', { day: formatDay(createdAt, locale), time: formatTime(createdAt) })}</time>
        </p>
      </header>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">
        <WrittenWords words={message.body} />
      </p>
      {message.attachments.length > 0 && (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-1" aria-label={t('files.list')}>
          {message.attachments.map((file) => (
            <li key={file.id}>
              <Attachment file={file} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Attachment({ file }: { file: AttachmentView }) {
  const t = useTranslations('thread.files');
  const size = useTranslations('ui.files');
  const { unit, value } = weightOf(file.size);
  return (
    <a href={routes.attachment(file.id)} download className="inline-flex min-h-target items-center gap-2 py-1">
      <Icon name="file" />
      <span className="[overflow-wrap:anywhere]">
        <span className="sr-only">{t('download')} </span>
        <Bdi>{file.name}</Bdi>{' '}
        <span className="text-ink-muted text-sm">
          {t('facts', { type: t(`types.${file.type}`), weight: size(unit, { value: formatNumber(value) }) })}
        </span>
      </span>
    </a>
  );
}
