/**
 * The regions that touch each of Morocco's twelve (official codes, decree 2-15-40 of 2015). Symmetric.
 *
 * @source shared borders of the regions as OpenStreetMap's contributors draw them (topology of npm morocco-map 1.3)
 */
export const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  '01': ['02', '03', '04'], // Tanger-Tétouan-Al Hoceima
  '02': ['01', '03', '08'], // Oriental
  '03': ['01', '02', '04', '05', '08'], // Fès-Meknès
  '04': ['01', '03', '05', '06'], // Rabat-Salé-Kénitra
  '05': ['03', '04', '06', '07', '08'], // Béni Mellal-Khénifra
  '06': ['04', '05', '07'], // Casablanca-Settat
  '07': ['05', '06', '08', '09'], // Marrakech-Safi
  '08': ['02', '03', '05', '07', '09'], // Drâa-Tafilalet
  '09': ['07', '08', '10'], // Souss-Massa
  '10': ['09', '11'], // Guelmim-Oued Noun
  '11': ['10', '12'], // Laâyoune-Sakia El Hamra
  '12': ['11'], // Dakhla-Oued Ed-Dahab
};

/**
 * Whether two different regions share a border. False for a code that is not one of the twelve.
 *
 * @complexity constant
 */
export function areNeighbours(a: string, b: string): boolean {
  return NEIGHBOURS[a]?.includes(b) ?? false;
}
