#include "import/kyo-pdf-pages.h"
#include "config.h"
GPtrArray *
kyo_pdf_read_pages (GBytes *b, const char *n, guint m, GError **error)
{
  return g_ptr_array_new ();
}
