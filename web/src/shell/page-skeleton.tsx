/** The outline of a board, as index.html draws it before any script runs. */
export function PageSkeleton() {
  return (
    <div class="page-skeleton" aria-busy="true">
      <div />
      <div />
      <div />
    </div>
  );
}
