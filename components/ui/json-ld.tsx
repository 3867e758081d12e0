/** Facts for machines, in the vocabulary of schema.org. The browser never runs it; the nonce satisfies the policy. */
export function JsonLd({ data, nonce }: { data: object; nonce: string | undefined }) {
  // A `<` in what people wrote could end the element.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, without a sign that ends it
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
