/* Stands between a program and its files (LD_PRELOAD): counts the calls that change what lies under one folder, and harms
 * one of them. Every counted call is written to a log as "number kind name site path", with "harmed" before the one that was.
 *
 * HARM_FOLDER  the folder; HARM_LOG  the log;
 * HARM_AT      the number of the call to harm, 0 for none; HARM_LASTS  "1": every later one that fits is harmed too;
 * HARM_HOW     "kill", "short", or the number of an error;
 * HARM_KINDS   the kinds of calls that can be harmed so: w writes, g takes room in the folder, s syncs, c changes names.
 * HARM_WHILE   a file: every call that fits is harmed as long as it is there;
 * HARM_SITES   set: the site tells by which chain of calls in the program it came to this one, else it is 0.
 *
 * The calls themselves go to the kernel directly. Linux only. */
#define _GNU_SOURCE
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* The longest chain of calls that is looked at. */
enum { MOST = 200 };
enum { GO_ON, SHORTEN, FAIL };

static const char *folder, *how, *kinds, *as_long_as;
static long at;
static int lasts, sites, log_to = -1;
/* Where the program itself lies in memory. */
static unsigned long own_begin, own_end;
static volatile long calls;

/* The program is the first that is told. */
static int find_own(struct dl_phdr_info *info, size_t size, void *unused) {
  int n;
  (void)size, (void)unused;
  own_begin = info->dlpi_addr;
  for (n = 0; n < info->dlpi_phnum; n++) {
    unsigned long end = info->dlpi_addr + info->dlpi_phdr[n].p_vaddr + info->dlpi_phdr[n].p_memsz;
    if (info->dlpi_phdr[n].p_type == PT_LOAD && end > own_end) own_end = end;
  }
  return 1;
}

/* A number for the chain of calls in the program that led here, the same in every run. */
static unsigned long site(void) {
  void *chain[MOST];
  unsigned long sum = 14695981039346656037ul;
  int n, length = backtrace(chain, MOST);
  for (n = 0; n < length; n++) {
    unsigned long at = (unsigned long)chain[n];
    if (at >= own_begin && at < own_end) sum = (sum ^ (at - own_begin)) * 1099511628211ul;
  }
  return sum;
}

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("HARM_LOG");
  folder = getenv("HARM_FOLDER");
  how = getenv("HARM_HOW");
  kinds = getenv("HARM_KINDS");
  at = getenv("HARM_AT") ? atol(getenv("HARM_AT")) : 0;
  lasts = getenv("HARM_LASTS") != NULL;
  as_long_as = getenv("HARM_WHILE");
  sites = getenv("HARM_SITES") != NULL;
  if (sites) dl_iterate_phdr(find_own, NULL);
  if (log) log_to = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* Counts a call; says whether it is to be done, shortened or refused. */
static int judge(char kind, const char *name, const char *path) {
  char line[1200];
  long n;
  int hit, length;
  if (!folder || !path || strncmp(path, folder, strlen(folder)) != 0) return GO_ON;
  n = __sync_add_and_fetch(&calls, 1);
  hit = at > 0 && (lasts ? n >= at : n == at) && strchr(kinds, kind);
  if (as_long_as && strchr(kinds, kind)) hit = syscall(SYS_faccessat, AT_FDCWD, as_long_as, F_OK) == 0;
  length = snprintf(line, sizeof line, "%s%ld %c %s %lx %s\n", hit ? "harmed " : "", n, kind, name, sites ? site() : 0, path);
  if (length > (int)sizeof line - 1) length = sizeof line - 1;
  if (log_to >= 0) syscall(SYS_write, log_to, line, length);
  if (!hit) return GO_ON;
  if (strcmp(how, "kill") == 0) syscall(SYS_kill, getpid(), SIGKILL);
  if (strcmp(how, "short") == 0) return SHORTEN;
  errno = atoi(how);
  return FAIL;
}

/* The same for an open file. */
static int judge_fd(char kind, const char *name, int fd) {
  char link[40], path[1024];
  ssize_t length;
  int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  errno = before;
  if (length < 0) return GO_ON;
  path[length] = 0;
  return judge(kind, name, path);
}

static size_t part(int verdict, size_t size) { return verdict == SHORTEN && size > 1 ? size / 2 : size; }

#define GUARD(verdict) do { if ((verdict) == FAIL) return -1; } while (0)

ssize_t write(int fd, const void *data, size_t size) {
  int verdict = judge_fd('w', "write", fd);
  GUARD(verdict);
  return syscall(SYS_write, fd, data, part(verdict, size));
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t to) {
  int verdict = judge_fd('w', "pwrite", fd);
  GUARD(verdict);
  return syscall(SYS_pwrite64, fd, data, part(verdict, size), to);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t to) { return pwrite64(fd, data, size, to); }

ssize_t copy_file_range(int from, off64_t *at_from, int to, off64_t *at_to, size_t size, unsigned flags) {
  int verdict = judge_fd('w', "copy_file_range", to);
  GUARD(verdict);
  /* The whole file is offered at once: half of some page is what a short copy is. */
  if (verdict == SHORTEN && size > 6000) size = 6000;
  return syscall(SYS_copy_file_range, from, at_from, to, at_to, size, flags);
}

ssize_t sendfile64(int to, int from, off64_t *at_from, size_t size) {
  int verdict = judge_fd('w', "sendfile", to);
  GUARD(verdict);
  return syscall(SYS_sendfile, to, from, at_from, part(verdict, size));
}
ssize_t sendfile(int to, int from, off_t *at_from, size_t size) { return sendfile64(to, from, at_from, size); }

int fsync(int fd) {
  GUARD(judge_fd('s', "fsync", fd));
  return syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  GUARD(judge_fd('s', "fdatasync", fd));
  return syscall(SYS_fdatasync, fd);
}

int ftruncate64(int fd, off64_t size) {
  GUARD(judge_fd('c', "ftruncate", fd));
  return syscall(SYS_ftruncate, fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int openat64(int folder_fd, const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    GUARD(judge('g', "open", path));
  }
  return syscall(SYS_openat, folder_fd, path, flags, mode);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & O_CREAT) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    return openat64(AT_FDCWD, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

int rename(const char *from, const char *to) {
  GUARD(judge('c', "rename", to));
  return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int linkat(int from_fd, const char *from, int to_fd, const char *to, int flags) {
  GUARD(judge('g', "link", to));
  return syscall(SYS_linkat, from_fd, from, to_fd, to, flags);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlink(const char *path) {
  GUARD(judge('c', "unlink", path));
  return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int mkdir(const char *path, mode_t mode) {
  GUARD(judge('g', "mkdir", path));
  return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int chmod(const char *path, mode_t mode) {
  GUARD(judge('c', "chmod", path));
  return syscall(SYS_fchmodat, AT_FDCWD, path, mode);
}
