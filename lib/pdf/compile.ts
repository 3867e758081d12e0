import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const TEMPLATES = join(process.cwd(), 'lib/pdf');
const FONTS = join(process.cwd(), 'node_modules/@expo-google-fonts/ibm-plex-sans-arabic');

let compiler: NodeCompiler | undefined;

/** Made once in a process: reading the fonts is what takes time. */
function ownCompiler(): NodeCompiler {
  if (compiler) return compiler;
  const face = (name: string) => readFileSync(join(FONTS, name));
  const fontBlobs = [face('400Regular/IBMPlexSansArabic_400Regular.ttf'), face('600SemiBold/IBMPlexSansArabic_600SemiBold.ttf')];
  compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs }] });
  return compiler;
}

/**
 * Sets a template of this folder with some data, which it reads as JSON: nothing in it is taken for markup.
 * The PDF is tagged for those who hear it (PDF/UA-1), and the same again from the same data and instant.
 */
export function compilePdf(
  template: 'agreement.typ' | 'certificate.typ' | 'company-brief.typ' | 'report.typ',
  data: unknown,
  at: Date,
): Uint8Array<ArrayBuffer> {
  const typst = ownCompiler();
  const compiled = typst.compile({ mainFilePath: join(TEMPLATES, template), inputs: { data: JSON.stringify(data) } });
  if (!compiled.result) throw new Error(`${template}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
  const bytes = typst.pdf(compiled.result, {
    pdfTags: true,
    pdfStandard: 'ua-1',
    creationTimestamp: Math.floor(at.getTime() / 1_000),
  });
  // What it keeps of one document would only be in the way of the next ones.
  typst.evictCache(10);
  return new Uint8Array(bytes);
}
