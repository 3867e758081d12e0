import type { Sector } from '@/lib/listings/rules';
import type { NeedCardView } from '@/lib/needs/views';

/** What the landing page shows of the programme as it is now. */
export interface LandingView {
  /** A few of the newest open needs. */
  needs: NeedCardView[];
  /** How many are open in all. */
  total: number;
  /** All sectors in their order, each with its open needs; null where there are more than are counted. */
  sectors: { sector: Sector; count: number | null; href: string }[];
  /** Where a need is posted; null for staff, who have no organisation. */
  postHref: string | null;
  /** Whether the reader may need an account. */
  anonymous: boolean;
}
