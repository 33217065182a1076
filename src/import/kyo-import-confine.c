/* SPDX-FileCopyrightText: 2026 The Kyokun authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the import child may not do, whatever a file makes of the libraries that read it: use up
 * memory or time, write a file, reach the network, run another program. Limits of the process do
 * the first three, a filter of system calls the rest (Linux, seccomp(2), filter mode; needs no
 * privilege). A network namespace would need a user namespace, which many systems forbid.
 */
#include "config.h"

#include "import/kyo-import-confine.h"

#include <errno.h>
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
#define DENY(call)                                                                                 \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1),                                         \
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

/* Answers EPERM to the calls that are not for it, and to any made in another machine's numbering.
 */
static gboolean
filter_calls (void)
{
  struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
#ifdef __x86_64__
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), /* the x32 numbering */
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
#endif
    DENY (socket),
    DENY (socketpair),
    DENY (connect),
    DENY (execve),
    DENY (execveat),
    DENY (ptrace),
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
 * `KYO_IMPORT_MAX_CPU` seconds of processor time, no file written, no core dump, no network, no
 * other program. Under a sanitizer, which needs its own terabytes, memory is not limited.
 *
 * Returns: `TRUE` when network and programs are out of reach too, `FALSE` when this system has no
 *   means for that
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
