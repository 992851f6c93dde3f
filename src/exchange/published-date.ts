/** The parts of a date as references have them: year, month, day, as far as known; empty where not even the year is. */
export function dateParts(date: string | null): readonly number[] {
  const parts = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date ?? '')
  if (!parts) return []
  const [, year, month, day] = parts
  // Seasons and quarters (21 and above) are no months.
  const told = month !== undefined && Number(month) <= 12 ? [month, day] : []
  return [year, ...told].flatMap((part) => (part === undefined ? [] : [Number(part)]))
}
