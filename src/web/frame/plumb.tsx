// The mark of the product (标识): a plumb bob on its line.
export function Plumb() {
  return (
    <svg className="plumb" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M9 4h14M16 4v12" stroke="currentColor" strokeWidth="2" fill="none" />
      <path d="M11 16h10v3l-5 10-5-10z" fill="currentColor" />
    </svg>
  );
}
