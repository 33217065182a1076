/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store as an object. What it does stands in the files beside this one, each named after what
 * it keeps; kyo-store-open.c has the rules by which a file is opened.
 */
#include "config.h"

#include "store/kyo-store-private.h"

G_DEFINE_FINAL_TYPE (KyoStore, kyo_store, G_TYPE_OBJECT)

enum
{
  PROP_PATH = 1,
  PROP_READ_ONLY,
  PROP_AUTHOR,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_default_author (void)
{
  const char *name = g_get_real_name ();

  return g_strcmp0 (name, "Unknown") != 0 && *name != '\0' ? name : g_get_user_name ();
}

static void
kyo_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KyoStore *self = KYO_STORE (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_store_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KyoStore *self = KYO_STORE (object);

  switch (prop_id)
    {
    case PROP_AUTHOR:
      kyo_store_set_author (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kyo_store_finalize (GObject *object)
{
  KyoStore *self = KYO_STORE (object);

  /* Statements live no longer than the call that made them, so closing cannot be refused. */
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("“%s” was closed while it was in use", self->path);
  g_free (self->path);
  g_free (self->author);

  G_OBJECT_CLASS (kyo_store_parent_class)->finalize (object);
}

static void
kyo_store_class_init (KyoStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kyo_store_get_property;
  object_class->set_property = kyo_store_set_property;
  object_class->finalize = kyo_store_finalize;

  /**
   * KyoStore:path:
   *
   * The canonical path of the file.
   */
  props[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * KyoStore:read-only:
   *
   * Whether it was opened read-only.
   */
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * KyoStore:author:
   *
   * In whose name changes are made.
   */
  props[PROP_AUTHOR] =
    g_param_spec_string ("author", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * KyoStore::changed:
   * @self: the store
   * @case_id: the case that changed, "" for the list of cases
   * @target_id: what changed in it, "" for the case itself or all of it
   *
   * Emitted once for each command, after it has been committed.
   */
  signals[CHANGED] = g_signal_new ("changed", KYO_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
kyo_store_init (KyoStore *self)
{
  self->author = g_strdup (get_default_author ());
}

/**
 * kyo_store_emit_changed:
 * @self: a store
 * @case_id: the case that changed, "" for the list of cases
 * @target_id: what changed in it, "" for the case itself
 *
 * Tells those who listen.
 */
void
kyo_store_emit_changed (KyoStore *self, const char *case_id, const char *target_id)
{
  g_signal_emit (self, signals[CHANGED], 0, case_id, target_id);
}

/**
 * kyo_store_dup_default_path:
 *
 * Gets where the user's own store lies: below the data directory of the XDG Base Directory
 * Specification.
 *
 * Returns: (transfer full): an absolute path
 */
char *
kyo_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "kyokun", "store" KYO_STORE_SUFFIX, NULL);
}

/**
 * kyo_store_open:
 * @path: path of a file
 * @flags: how to open it
 * @error: return location for an error
 *
 * Opens a store. A file with any problem is not written to, but for what a crash left half done,
 * which SQLite rolls back. The folder of the user's own store is made with `KYO_STORE_OPEN_CREATE`.
 * With `KYO_STORE_OPEN_TRIAL` nothing at all is written: what is changed is a copy in memory.
 *
 * A store of an older version is brought up to this one, and a copy of it as it was stays beside
 * it; read-only, it is read as it is.
 *
 * Fails with `KYO_STORE_ERROR_NOT_FOUND` when there is no file, `KYO_STORE_ERROR_NOT_A_STORE` when
 * it is empty or of another application, `KYO_STORE_ERROR_TOO_NEW` when a newer Kyokun wrote it,
 * `KYO_STORE_ERROR_DAMAGED`, `KYO_STORE_ERROR_READ_ONLY` when it or its folder cannot be written
 * and `KYO_STORE_OPEN_READ_ONLY` is not given, `KYO_STORE_ERROR_LOCKED` when another program keeps
 * it locked for two seconds, `KYO_STORE_ERROR_FULL` when a new one does not fit on the disk,
 * `KYO_STORE_ERROR_REFUSED` when the file has a second name, and else with
 * `KYO_STORE_ERROR_FAILED`. The message names the file and says what can be done.
 *
 * Returns: (transfer full): the store, or `NULL`
 */
KyoStore *
kyo_store_open (const char *path, KyoStoreOpenFlags flags, GError **error)
{
  g_autofree char *canonical_path = NULL;
  g_autofree char *default_path = kyo_store_dup_default_path ();
  sqlite3 *db;
  KyoStore *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if ((flags & (KYO_STORE_OPEN_CREATE | KYO_STORE_OPEN_TRIAL)) == KYO_STORE_OPEN_CREATE &&
      g_strcmp0 (path, default_path) == 0)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      /* When this fails, making the file says why. */
      g_mkdir_with_parents (folder, 0700);
    }
  db = (flags & KYO_STORE_OPEN_TRIAL) != 0
         ? kyo_store_connect_trial (path, flags, &canonical_path, error)
         : kyo_store_connect (path, flags, &canonical_path, error);
  if (db == NULL)
    return NULL;

  self = g_object_new (KYO_TYPE_STORE, NULL);
  self->db = db;
  self->path = g_steal_pointer (&canonical_path);
  self->read_only = (flags & KYO_STORE_OPEN_READ_ONLY) != 0;
  return self;
}

/**
 * kyo_store_get_path:
 * @self: a store
 *
 * Gets the canonical path of the file.
 *
 * Returns: (transfer none): the path
 */
const char *
kyo_store_get_path (KyoStore *self)
{
  g_return_val_if_fail (KYO_IS_STORE (self), NULL);

  return self->path;
}

/**
 * kyo_store_is_read_only:
 * @self: a store
 *
 * Tells whether the store was opened read-only.
 *
 * Returns: `TRUE` when it was
 */
gboolean
kyo_store_is_read_only (KyoStore *self)
{
  g_return_val_if_fail (KYO_IS_STORE (self), TRUE);

  return self->read_only;
}

/**
 * kyo_store_get_author:
 * @self: a store
 *
 * Gets in whose name changes are made.
 *
 * Returns: (transfer none): a name, never empty
 */
const char *
kyo_store_get_author (KyoStore *self)
{
  g_return_val_if_fail (KYO_IS_STORE (self), NULL);

  return self->author;
}

/**
 * kyo_store_set_author:
 * @self: a store
 * @author: (nullable): a name; `NULL` or "" for the user's real name
 *
 * Sets in whose name changes are made from now on.
 */
void
kyo_store_set_author (KyoStore *self, const char *author)
{
  g_return_if_fail (KYO_IS_STORE (self));

  if (author == NULL || *author == '\0')
    author = get_default_author ();
  if (g_strcmp0 (self->author, author) == 0)
    return;

  g_free (self->author);
  self->author = g_strdup (author);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AUTHOR]);
}
