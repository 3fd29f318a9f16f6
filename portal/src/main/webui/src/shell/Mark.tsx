export function Mark() {
  return (
    <svg width="18" height="18" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.2" aria-hidden="true">
      <path d="M1.5 11.5V9.2C3.4 5.6 5.7 4.3 8 4.3s4.6 1.3 6.5 4.9v2.3M4.8 11.5V7.4m6.4 4.1V7.4M8 11.5v-5M1 11.5h14" />
    </svg>
  );
}
