/* A disk that fails: stands between a program and the C library (LD_PRELOAD) and spoils one call.

   FAULT_FOLDER  only calls on paths under this folder count
   FAULT_COUNT   a file that gets a byte for each such call, where named
   FAULT_AT      the number of the call to spoil, from 1; none where absent
   FAULT_HOW     full:   the call fails, there is no room
                 broken: the call fails, an input/output error
                 torn:   half of what was to be written is, and the program ends there
                 cut:    the program ends before it, and what was written but not synced is undone
                 after:  the program ends after it (before the next one, which is the same on disk)
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define ENDED 86

struct undo {
    char path[PATH_MAX];
    off_t at, size;
    size_t length;
    char *was;
    struct undo *before;
};

static char place[PATH_MAX];
static int log_handle = -1, at, counted;
static const char *how = "";
static struct undo *unsynced;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    const char *named = getenv("FAULT_FOLDER"), *count = getenv("FAULT_COUNT");
    const char *number = getenv("FAULT_AT"), *manner = getenv("FAULT_HOW");
    if (!named) return;
    if (count) log_handle = REAL(open)(count, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (number && manner) {
        at = atoi(number);
        how = strdup(manner);
    }
    snprintf(place, sizeof place, "%s/", named);
    unsetenv("LD_PRELOAD"); /* programs it starts are not meant */
}

static int here(const char *path) { return place[0] && !strncmp(path, place, strlen(place)); }

static int path_of(int handle, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return here(path);
}

static int whole_path(int folder, const char *name, char *path) {
    char base[PATH_MAX] = "";
    if (!place[0]) return 0;
    if (name[0] == '/') snprintf(path, PATH_MAX, "%s", name);
    else {
        if (folder == AT_FDCWD) { if (!getcwd(base, sizeof base)) return 0; }
        else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
        if (strlen(base) + strlen(name) + 2 > PATH_MAX) return 0;
        strcpy(path, base);
        strcat(path, "/");
        strcat(path, name);
    }
    return here(path);
}

static void power_cut(void) {
    for (struct undo *one = unsynced; one; one = one->before) {
        int handle = REAL(open)(one->path, O_WRONLY);
        if (handle < 0) continue;
        if (one->length && REAL(pwrite)(handle, one->was, one->length, one->at) < 0) _exit(ENDED + 1);
        if (REAL(ftruncate)(handle, one->size)) _exit(ENDED + 1);
        close(handle);
    }
    _exit(ENDED);
}

static void remember(int handle, const char *path, off_t from, size_t length) {
    struct stat status;
    if (fstat(handle, &status)) return;
    struct undo *one = calloc(1, sizeof *one);
    strcpy(one->path, path);
    one->size = status.st_size;
    one->at = from;
    if (from < status.st_size) {
        one->length = (off_t)length < status.st_size - from ? length : (size_t)(status.st_size - from);
        one->was = malloc(one->length);
        int reading = REAL(open)(path, O_RDONLY | O_CLOEXEC);
        /* Closing a second handle would drop the locks of the first: it stays open. */
        if (reading < 0 || pread(reading, one->was, one->length, from) != (ssize_t)one->length) one->length = 0;
    }
    one->before = unsynced;
    unsynced = one;
}

static void synced(const char *path) {
    for (struct undo **one = &unsynced; *one;)
        if (!strcmp((*one)->path, path)) *one = (*one)->before;
        else one = &(*one)->before;
}

static void renamed(const char *from, const char *to) {
    synced(to);
    for (struct undo *one = unsynced; one; one = one->before)
        if (!strcmp(one->path, from)) strcpy(one->path, to);
}

static int is(const char *manner) { return !strcmp(how, manner); }

/* Whether this call is the one; where the program ends here it does not return. ``error`` is for a full disk. */
static int meant(int tears, int error) {
    pthread_mutex_lock(&lock);
    int mine = ++counted == at;
    int next = at && counted == at + 1;
    if (log_handle >= 0 && REAL(write)(log_handle, ".", 1) < 0) _exit(ENDED + 1);
    pthread_mutex_unlock(&lock);
    if (next && is("after")) _exit(ENDED);
    if (!mine || is("after")) return 0;
    if (is("cut")) power_cut();
    if (is("torn") && !tears) _exit(ENDED);
    errno = is("full") ? error : EIO;
    return 1;
}

#define WRITING(handle, from, length, half)                     \
    char path[PATH_MAX];                                              \
    if (path_of(handle, path)) {                                      \
        if (meant(1, ENOSPC)) {                                       \
            if (is("torn")) _exit((half) < 0 ? ENDED + 1 : ENDED);    \
            return -1;                                                \
        }                                                             \
        remember(handle, path, from, length);                         \
    }

ssize_t write(int handle, const void *bytes, size_t length) {
    if (handle == log_handle) return REAL(write)(handle, bytes, length);
    WRITING(handle, lseek(handle, 0, SEEK_CUR), length, REAL(write)(handle, bytes, length / 2))
    return REAL(write)(handle, bytes, length);
}

ssize_t pwrite(int handle, const void *bytes, size_t length, off_t from) {
    WRITING(handle, from, length, REAL(pwrite)(handle, bytes, length / 2, from))
    return REAL(pwrite)(handle, bytes, length, from);
}

ssize_t pwrite64(int handle, const void *bytes, size_t length, off64_t from) {
    return pwrite(handle, bytes, length, from);
}

ssize_t sendfile(int handle, int source, off_t *from, size_t length) {
    WRITING(handle, lseek(handle, 0, SEEK_CUR), length, REAL(sendfile)(handle, source, from, 4096))
    return REAL(sendfile)(handle, source, from, length);
}

ssize_t sendfile64(int handle, int source, off64_t *from, size_t length) {
    return sendfile(handle, source, from, length);
}

ssize_t copy_file_range(int source, off64_t *from, int handle, off64_t *to, size_t length, unsigned flags) {
    off_t start = to ? *to : lseek(handle, 0, SEEK_CUR);
    WRITING(handle, start, length, REAL(copy_file_range)(source, from, handle, to, 4096, flags))
    return REAL(copy_file_range)(source, from, handle, to, length, flags);
}

static int cut_to(int handle, off_t size) {
    char path[PATH_MAX];
    struct stat status;
    if (path_of(handle, path)) {
        if (meant(0, EIO)) return -1;
        if (!fstat(handle, &status) && size < status.st_size) remember(handle, path, size, status.st_size - size);
    }
    return REAL(ftruncate)(handle, size);
}

int ftruncate(int handle, off_t size) { return cut_to(handle, size); }
int ftruncate64(int handle, off64_t size) { return cut_to(handle, size); }

#define SYNCING(name)                                                   \
    int name(int handle) {                                              \
        char path[PATH_MAX];                                            \
        int ours = path_of(handle, path);                               \
        if (ours && meant(0, EIO)) return -1;                           \
        int done = REAL(name)(handle);                                  \
        if (ours && !done) synced(path);                                \
        return done;                                                    \
    }
SYNCING(fsync)
SYNCING(fdatasync)

static int spoilt(int folder, const char *name, int error) {
    char path[PATH_MAX];
    return whole_path(folder, name, path) && meant(0, error);
}

static int opened(int folder, const char *name, int flags, mode_t mode) {
    if ((flags & O_CREAT) && spoilt(folder, name, ENOSPC)) return -1;
    return REAL(openat)(folder, name, flags, mode);
}

#define MODE                                      \
    mode_t mode = 0;                              \
    if (flags & (O_CREAT | O_TMPFILE)) {          \
        va_list rest;                             \
        va_start(rest, flags);                    \
        mode = va_arg(rest, mode_t);              \
        va_end(rest);                             \
    }

int open(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    char old[PATH_MAX], new[PATH_MAX];
    int ours = whole_path(to_folder, to, new) && whole_path(from_folder, from, old);
    if (spoilt(to_folder, to, EIO)) return -1;
    int done = REAL(renameat)(from_folder, from, to_folder, to);
    if (ours && !done) renamed(old, new);
    return done;
}
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int link(const char *from, const char *to) {
    return spoilt(AT_FDCWD, to, EIO) ? -1 : REAL(link)(from, to);
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    return spoilt(to_folder, to, EIO) ? -1 : REAL(linkat)(from_folder, from, to_folder, to, flags);
}
int unlink(const char *name) { return spoilt(AT_FDCWD, name, EIO) ? -1 : REAL(unlink)(name); }
int unlinkat(int folder, const char *name, int flags) {
    return spoilt(folder, name, EIO) ? -1 : REAL(unlinkat)(folder, name, flags);
}
int mkdir(const char *name, mode_t mode) { return spoilt(AT_FDCWD, name, ENOSPC) ? -1 : REAL(mkdir)(name, mode); }
int rmdir(const char *name) { return spoilt(AT_FDCWD, name, EIO) ? -1 : REAL(rmdir)(name); }
