/* Loaded before a program, makes the n-th call of a kind fail, once or from then on.
 *
 * TENURE_FAIL=KIND:N or KIND:N+ with KIND one of write, fsync, rename, open, alloc and N from 1;
 * N+ fails all from the n-th on. TENURE_FAIL_COUNTS names a file to which every process adds how many
 * calls of each kind there were. Counting begins when main does; standard error is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITE, FSYNC, RENAME, OPEN, ALLOC, KINDS };
static const char* const names[KINDS] = {"write", "fsync", "rename", "open", "alloc"};
static atomic_long calls[KINDS];
static long fail_at;
static int fail_kind = -1, fail_on, armed;

static int fails(enum kind kind) {
    if (!armed) return 0;
    const long n = atomic_fetch_add(&calls[kind], 1) + 1;
    return (int)kind == fail_kind && (n == fail_at || (fail_on && n > fail_at));
}

#define REAL(name) ((__typeof__(&name))real(#name))
static void* real(const char* name) { return dlsym(RTLD_NEXT, name); }

static int (*real_main)(int, char**, char**);

static void tell_counts(void) {
    const char* file = getenv("TENURE_FAIL_COUNTS");
    armed = 0;
    if (!file) return;
    FILE* out = fopen(file, "a");
    for (int k = 0; out && k < KINDS; ++k) fprintf(out, "%s %ld\n", names[k], (long)calls[k]);
    if (out) fclose(out);
}

static int counted_main(int count, char** words, char** environment) {
    const char* asked = getenv("TENURE_FAIL");
    for (int k = 0; asked && k < KINDS; ++k) {
        const size_t size = strlen(names[k]);
        if (strncmp(asked, names[k], size) != 0 || asked[size] != ':') continue;
        fail_kind = k;
        fail_at = atol(asked + size + 1);
        fail_on = asked[strlen(asked) - 1] == '+';
    }
    armed = 1;
    const int code = real_main(count, words, environment);
    tell_counts();
    return code;
}

void _exit(int code) {
    if (armed) tell_counts();
    REAL(_exit)(code);
    __builtin_unreachable();
}

typedef int (*starter)(int (*)(int, char**, char**), int, char**, int (*)(int, char**, char**),
                       void (*)(void), void (*)(void), void*);

int __libc_start_main(int (*program)(int, char**, char**), int count, char** words,
                      int (*begin)(int, char**, char**), void (*end)(void), void (*loader)(void),
                      void* stack) {
    real_main = program;
    return ((starter)real("__libc_start_main"))(counted_main, count, words, begin, end, loader,
                                                stack);
}

#define FAIL(kind, code, value)                                                                    \
    if (fails(kind)) {                                                                             \
        errno = code;                                                                              \
        return value;                                                                              \
    }

ssize_t write(int file, const void* bytes, size_t size) {
    if (file != 2) FAIL(WRITE, ENOSPC, -1)
    return REAL(write)(file, bytes, size);
}
ssize_t writev(int file, const struct iovec* parts, int count) {
    if (file != 2) FAIL(WRITE, ENOSPC, -1)
    return REAL(writev)(file, parts, count);
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
    FAIL(WRITE, ENOSPC, -1)
    return REAL(pwrite)(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    FAIL(WRITE, ENOSPC, -1)
    return REAL(pwrite64)(file, bytes, size, at);
}
size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file) {
    if (file != stderr && fails(WRITE)) {
        file->_flags |= 0x20; /* the stream's mark of an error */
        errno = ENOSPC;
        return 0;
    }
    return REAL(fwrite)(bytes, size, count, file);
}
int fsync(int file) {
    FAIL(FSYNC, EIO, -1)
    return REAL(fsync)(file);
}
int fdatasync(int file) {
    FAIL(FSYNC, EIO, -1)
    return REAL(fdatasync)(file);
}
int rename(const char* from, const char* to) {
    FAIL(RENAME, EACCES, -1)
    return REAL(rename)(from, to);
}

static mode_t mode_of(int flags, va_list more) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
}
#define OPENING(name)                                                                              \
    int name(const char* file, int flags, ...) {                                                   \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        const mode_t mode = mode_of(flags, more);                                                  \
        va_end(more);                                                                              \
        FAIL(OPEN, EMFILE, -1)                                                                     \
        return REAL(name)(file, flags, mode);                                                      \
    }
OPENING(open)
OPENING(open64)
FILE* fopen(const char* file, const char* how) {
    FAIL(OPEN, EMFILE, NULL)
    return REAL(fopen)(file, how);
}
FILE* fopen64(const char* file, const char* how) {
    FAIL(OPEN, EMFILE, NULL)
    return REAL(fopen64)(file, how);
}

extern void* __libc_malloc(size_t);
extern void* __libc_calloc(size_t, size_t);
extern void* __libc_realloc(void*, size_t);
void* malloc(size_t size) {
    FAIL(ALLOC, ENOMEM, NULL)
    return __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
    FAIL(ALLOC, ENOMEM, NULL)
    return __libc_calloc(count, size);
}
void* realloc(void* at, size_t size) {
    FAIL(ALLOC, ENOMEM, NULL)
    return __libc_realloc(at, size);
}
