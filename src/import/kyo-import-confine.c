/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the import child may not do, whatever a file makes of the libraries that read it: use up
 * memory or time, fill a file, reach the network, run another program or end one, change or remove
 * a file. Limits of the process do the first three, a filter of system calls the rest (Linux,
 * seccomp(2), filter mode; needs no privilege). A network namespace would need a user namespace,
 * which many systems forbid.
 */
#include "config.h"

#include "import/kyo-import-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/resource.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OUR_ARCH AUDIT_ARCH_RISCV64
#endif

static void
limit (int resource, rlim_t value)
{
  struct rlimit current;

  if (getrlimit (resource, &current) != 0)
    return;
  current.rlim_cur = MIN (value, current.rlim_max);
  current.rlim_max = current.rlim_cur;
  setrlimit (resource, &current);
}

#ifdef OUR_ARCH
#define LOAD(member) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, member))
#define REFUSE BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define DENY(call) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), REFUSE
/* A call whose flags (the lower half of an argument) may have none of these. */
#define DENY_FLAGS(call, argument, flags)                                                          \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), LOAD (args[argument]),                  \
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, (flags), 0, 1), REFUSE, LOAD (nr)
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)

#if G_BYTE_ORDER != G_LITTLE_ENDIAN
#error "The lower half of an argument comes first on little-endian machines only"
#endif

/* Answers EPERM to the calls that are not for it, and to any made in another machine's numbering.
 * What is left is to read files, which it can tell nobody of but its parent. */
static gboolean
filter_calls (void)
{
  struct sock_filter filter[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 1, 0),
    REFUSE,
    LOAD (nr),
#ifdef __x86_64__
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), /* the x32 numbering */
    REFUSE,
#endif
    /* the network, and what reaches it by another way */
    DENY (socket),
    DENY (socketpair),
    DENY (connect),
    DENY (bind),
    DENY (io_uring_setup),
    /* other programs, and those of the same user that run */
    DENY (execve),
    DENY (execveat),
    DENY (ptrace),
    DENY (process_vm_readv),
    DENY (process_vm_writev),
    DENY (kill),
    DENY (tkill),
    DENY (pidfd_open),
    /* files: none is made, changed, renamed or taken away */
    DENY_FLAGS (openat, 2, WRITING),
    DENY (openat2),
    DENY (unlinkat),
    DENY (renameat2),
#ifdef __NR_renameat
    DENY (renameat),
#endif
    DENY (linkat),
    DENY (symlinkat),
    DENY (mkdirat),
    DENY (mknodat),
    DENY (fchmodat),
    DENY (fchownat),
    DENY (utimensat),
    DENY (truncate),
    DENY (setxattr),
    DENY (mount),
#ifdef __x86_64__ /* the same under names that newer machines do without */
    DENY_FLAGS (open, 1, WRITING),
    DENY (creat),
    DENY (unlink),
    DENY (rmdir),
    DENY (rename),
    DENY (link),
    DENY (symlink),
    DENY (mkdir),
    DENY (mknod),
    DENY (chmod),
    DENY (chown),
    DENY (lchown),
    DENY (utime),
    DENY (utimes),
    DENY (futimesat),
#endif
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
static gboolean
filter_calls (void)
{
  return FALSE;
}
#endif

/**
 * kyo_import_confine:
 *
 * Confines the calling process for good: `KYO_IMPORT_MAX_MEMORY` of address space,
 * `KYO_IMPORT_MAX_CPU` seconds of processor time, no file written or removed, no core dump, no
 * network, no other program. Under a sanitizer, which needs its own terabytes, memory is not
 * limited.
 *
 * Returns: `TRUE` when network, programs and the names of files are out of reach too, `FALSE` when
 *   this system has no means for that
 */
gboolean
kyo_import_confine (void)
{
#if !defined(__SANITIZE_ADDRESS__)
  limit (RLIMIT_AS, KYO_IMPORT_MAX_MEMORY);
#endif
  limit (RLIMIT_CPU, KYO_IMPORT_MAX_CPU);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CORE, 0);
  signal (SIGXFSZ, SIG_IGN); /* a write then fails instead */

  return filter_calls ();
}
