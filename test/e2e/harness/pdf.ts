/** The smallest file that both browsers show as a PDF: one empty page. */
export function makePdf(): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj ${object} endobj\n`)
  return `%PDF-1.4\n${body.join('')}trailer << /Root 1 0 R /Size 4 >>\n%%EOF`
}
