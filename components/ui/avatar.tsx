/** Initials in place of a picture; the name stands beside it. */
export function Avatar({ initials }: { initials: string }) {
  return (
    <span aria-hidden="true" className="grid size-11 flex-none place-items-center rounded-md bg-primary-soft font-semibold text-primary">
      {initials}
    </span>
  );
}
