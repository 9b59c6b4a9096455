/** The bell that the leading sheep wears. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="#12504b" />
    <g fill="none" stroke="#f2c14e" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
      <path d="M13.5 7.6a2.5 2.5 0 0 1 5 0" />
      <path
        d="M8.2 21.8h15.6c-1.9-1.9-2.4-4.2-2.6-7.4-.2-3.6-2.2-5.8-5.2-5.8s-5 2.2-5.2 5.8c-.2 3.2-.7 5.5-2.6 7.4z"
        fill="#f2c14e"
        fillOpacity=".22"
      />
      <path d="M14 24.8a2.1 2.1 0 0 0 4 0" />
    </g>
  </svg>
);
