import { describe, expect, test } from 'vitest';
import { type Gap, gapsOf } from '@/lib/matching/gaps';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { need, offer, scored } from './facts';

describe('gaps', () => {
  type Row = [what: string, need: Partial<NeedFacts>, offer: Partial<OfferFacts>, expected: Gap[]];
  const skill = 'bookkeeping';
  const essential = true;
  const rows: Row[] = [
    ['nothing missing', {}, {}, []],
    [
      'skills missing, the essential one first',
      { skills: [...need.skills, { code: 'data_analysis', essential: false }, { code: 'impact_measurement', essential }] },
      {},
      [
        { gap: 'skill_missing', skill: 'impact_measurement', essential },
        { gap: 'skill_missing', skill: 'data_analysis', essential: false },
      ],
    ],
    [
      'a skill by a related one',
      {},
      { skills: [{ code: 'budgeting', level: 4 }] },
      [{ gap: 'skill_by_relation', skill, essential, via: 'budgeting' }],
    ],
    ['level 1', {}, { skills: [{ code: skill, level: 1 }] }, [{ gap: 'skill_at_low_level', skill, essential, level: 1 }]],
    ['level 2', {}, { skills: [{ code: skill, level: 2 }] }, [{ gap: 'skill_at_low_level', skill, essential, level: 2 }]],
    ['level 3', {}, { skills: [{ code: skill, level: 3 }] }, []],
    ['a quarter-hour missing', {}, { quartersLeft: 159 }, [{ gap: 'hours_partial', neededQuarters: 160, coveredQuarters: 159 }]],
    ['a quarter-hour more', {}, { quartersLeft: 161 }, []],
    ['a day late', {}, { availableFromDay: need.wantedStartDay + 1 }, [{ gap: 'starts_late', days: 1 }]],
    ['on the day', {}, { availableFromDay: need.wantedStartDay }, []],
    ['another format', { format: 'day' }, {}, [{ gap: 'format_different', need: 'day', offer: 'mission_weeks' }]],
    ['another sector', { sector: 'environment' }, {}, [{ gap: 'sector_other' }]],
    ['a neighbouring region', { mode: 'on_site' }, { homeRegion: '07', homeProvince: '07.351' }, []],
    ['a far region', { mode: 'on_site' }, { homeRegion: '12', homeProvince: '12.066' }, [{ gap: 'far' }]],
  ];
  test.each(rows)('%s', (_, needChange, offerChange, expected) => {
    expect(gapsOf(scored(needChange, offerChange))).toEqual(expected);
  });

  test('stand from the gravest to the lightest', () => {
    const lacking = scored(
      { mode: 'on_site', sector: 'environment', format: 'day' },
      {
        skills: [{ code: 'budgeting', level: 4 }],
        quartersLeft: offer.quartersLeft - 1,
        availableFromDay: need.wantedStartDay + 1,
        homeRegion: '12',
        homeProvince: '12.066',
      },
    );
    expect(gapsOf(lacking).map(({ gap }) => gap)).toEqual([
      'skill_by_relation',
      'hours_partial',
      'starts_late',
      'format_different',
      'sector_other',
      'far',
    ]);
  });
});
