/** The fields of every form about a round: which one, and as it was read. */
export function WhichRound({ round: { id, version } }: { round: { id: number; version: number } }) {
  return (
    <>
      <input type="hidden" name="roundId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}
