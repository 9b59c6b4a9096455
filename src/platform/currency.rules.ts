const known = new Set(Intl.supportedValuesOf('currency'));
const decimals = new Map<string, number>();

/** How many decimals amounts of a currency have (EUR 2, JPY 0, KWD 3); undefined if ISO 4217 has no such currency. */
export function decimalsOf(currency: string): number | undefined {
  if (!known.has(currency)) return undefined;
  // a formatter takes longer to make than an order line
  const digits =
    decimals.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, digits);
  return digits;
}
