/** Two squares, one turned on the other: the association and the company. It never mirrors. */
export function Logo({ className = 'size-9' }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" className={className}>
      <rect x="6.7" y="6.7" width="26.6" height="26.6" fill="var(--k-motif-b)" transform="rotate(45 20 20)" />
      <rect x="6.7" y="6.7" width="26.6" height="26.6" fill="var(--k-primary)" />
      <path
        d="M29.42 23.9l-5.52 5.52h-7.8l-5.52-5.52v-7.8l5.52-5.52h7.8l5.52 5.52z"
        fill="none"
        stroke="var(--k-on-primary)"
        strokeWidth="1.75"
      />
      <rect x="17.4" y="17.4" width="5.2" height="5.2" fill="var(--k-motif-b)" transform="rotate(45 20 20)" />
    </svg>
  );
}
