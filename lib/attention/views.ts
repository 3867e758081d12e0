import type { Sector } from '@/lib/generated/prisma/enums';

/** How a group of associations with an open need was shown. */
export interface FigureView {
  key: string;
  /** Associations with an open need: one at least. */
  organisations: number;
  /** Of them, those that were shown. */
  shown: number;
  showings: number;
  /** How unevenly showings are shared, 0..1. */
  gini: number;
}

export interface AttentionView {
  /** The most points that the ranking gives for having been shown little, of all its points. */
  weight: number;
  /** Null until the first night, and when no association has an open need. */
  figures: {
    /** The days end before this one. */
    day: Date;
    all: FigureView;
    regions: (FigureView & { name: string })[];
    provinceTypes: FigureView[];
    sectors: (FigureView & { sector: Sector })[];
  } | null;
}
