import type { DeskView } from '@/lib/desk/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { RankingView } from '@/lib/matches/views';
import type { NotificationView } from '@/lib/notifications/views';
import type { OrganisationState } from '@/lib/organisations/rules';
import type { RequestSummary } from '@/lib/requests/views';
import type { Side } from '@/lib/routes';
import type { DeskStep, HomeStep } from './rules';

/** What changed since the reader last looked: the newest notifications that they have not opened. */
export interface NewsView {
  notifications: NotificationView[];
  /** Of all, shown or not. */
  unread: number;
}

/** The programme's home: what stands over the queue. */
export interface ProgrammeHomeView {
  desk: DeskView;
  step: DeskStep;
  /** The row's page, without the language; null when nothing waits. */
  stepHref: string | null;
  /** Days that the row has waited. */
  stepDays: number;
  news: NewsView;
}

/** What the frame around every page needs. */
export interface ChromeView {
  /** The page's path without its language, and its query as it stands in the address. */
  path: string;
  query: string;
  account: AccountView | null;
  /** Whether messages are kept in the demo's outbox instead of being sent. */
  outbox: boolean;
}

export interface AccountView {
  userId: string;
  name: Bilingual;
  kind: Side | 'programme' | 'none';
  /** Names staff, and closes accounts. */
  administrator: boolean;
  /** Looks after associations. */
  coordinator: boolean;
  /** Reads the programme's reports. */
  reads: boolean;
  unread: number;
  /** Works on missions, as one of their people. */
  works: boolean;
}

export interface HoursView {
  kind: 'need' | 'offer';
  id: number;
  title: Bilingual;
  total: number;
  left: number;
  perMonth: number | null;
  until: Date;
}

export interface HomeView {
  side: Side;
  personName: Bilingual;
  organisationName: Bilingual;
  /** Only a verified organisation publishes; another's home says what comes next. */
  state: OrganisationState;
  today: Date;
  step: HomeStep;
  /** Where the step is taken, without the language. */
  stepHref: string;
  news: NewsView;
  /** Requests that wait for this side's answer, oldest first, at most five. */
  answers: RequestSummary[];
  answersCount: number;
  /** Requests that both sides agreed to and the programme reads now. */
  waitingApproval: number;
  hours: HoursView[];
  /** The ranked list of the chosen listing; null when there is no open listing. */
  ranking: (RankingView & { title: Bilingual }) | null;
  tabs: { kind: 'need' | 'offer'; id: number; title: Bilingual; current: boolean }[];
}
