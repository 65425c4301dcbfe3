/* A disk that fails: stands between a program and the C library (LD_PRELOAD) and spoils one call on one folder.

   It does nothing until fault_arm is called, which a forked child does before its work; how and at are:
     eio, enospc   the call fails, once                    gone, full   the same, and so does every one after it
     torn          half of what was to be written is, and the process is killed
     kill          the process is killed before the call
     cut           the power goes before the call: whatever was not synced is undone, names among it
   The at-th call that writes is meant, or, where at is negative, the one that reads. A cut with at 0 comes with
   fault_end. Calls are counted in memory that the parent shares, and named in a log where one is given.
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum kind { WORDS, CREATED, FOLDER, RENAMED, REMOVED };
enum wants { NOTHING, ROOM };

struct undo {
    enum kind kind;
    char path[PATH_MAX], other[PATH_MAX], stash[PATH_MAX];
    off_t at, size;
    size_t length;
    char *was;
    struct undo *before;
};

struct counts { int writes, reads; };

static char place[PATH_MAX];
static int log_handle = -1, at, stashed;
static const char *how = "";
static struct undo *unsynced;
static struct counts *counts;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    counts = mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    unsetenv("LD_PRELOAD"); /* programs it starts are not meant */
}

static int is(const char *manner) { return !strcmp(how, manner); }
static void ended(void) { kill(getpid(), SIGKILL); }
static void impossible(const char *what) { fprintf(stderr, "layer: %s: %s\n", what, strerror(errno)); _exit(99); }

/* ---- what the caller uses ---- */

void fault_arm(const char *folder, const char *manner, int number, const char *log) {
    counts->writes = counts->reads = 0;
    how = strdup(manner);
    at = number;
    if (log) log_handle = REAL(open)(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    snprintf(place, sizeof place, "%s/", folder);
}

int fault_writes(void) { return counts->writes; }
int fault_reads(void) { return counts->reads; }

/* ---- whose call it is ---- */

static int here(const char *path) { return place[0] && !strncmp(path, place, strlen(place)); }

static int path_of(int handle, char *path) {
    char link[64];
    if (!place[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    /* The folder itself is synced, too. */
    return here(path) || (strlen(path) == strlen(place) - 1 && !strncmp(path, place, strlen(path)));
}

static int whole_path(int folder, const char *name, char *path) {
    char base[PATH_MAX] = "";
    if (!place[0]) return 0;
    if (name[0] != '/') {
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
        if (strlen(base) + strlen(name) + 2 > PATH_MAX) return 0;
        strcat(base, "/");
    }
    strcpy(path, base);
    strncat(path, name, PATH_MAX - strlen(path) - 1);
    return here(path);
}

/* ---- what a power cut takes back ---- */

static struct undo *pending(enum kind kind, const char *path) {
    struct undo *one = calloc(1, sizeof *one);
    if (!one) impossible("no memory");
    one->kind = kind;
    strcpy(one->path, path);
    one->before = unsynced;
    unsynced = one;
    return one;
}

static void put_back_words(struct undo *one) {
    int handle = REAL(open)(one->path, O_WRONLY);
    if (handle < 0) return; /* removed since */
    if (one->length && REAL(pwrite)(handle, one->was, one->length, one->at) < 0) impossible("words");
    if (REAL(ftruncate)(handle, one->size)) impossible("length");
    close(handle);
}

static void put_back(struct undo *one) {
    if (one->kind == WORDS) put_back_words(one);
    if (one->kind == CREATED) REAL(unlink)(one->path);
    if (one->kind == FOLDER && REAL(rmdir)(one->path) && errno == ENOTEMPTY) {
        char command[PATH_MAX + 16];
        snprintf(command, sizeof command, "rm -rf '%s'", one->path);
        if (system(command)) impossible("folder");
    }
    if (one->kind == RENAMED) REAL(rename)(one->path, one->other);
    if (one->stash[0]) REAL(rename)(one->stash, one->path);
}

static void power_cut(void) {
    place[0] = 0;
    for (struct undo *one = unsynced; one; one = one->before) put_back(one);
    ended();
}

/* To be called where the work is done, before the process ends. */
void fault_end(void) {
    if (is("cut") && !at) power_cut();
    place[0] = 0;
}

static void remember(int handle, const char *path, off_t from, size_t length) {
    struct stat status;
    if (!is("cut") || fstat(handle, &status)) return;
    struct undo *one = pending(WORDS, path);
    one->size = status.st_size;
    one->at = from;
    if (from >= status.st_size) return;
    one->length = (off_t)length < status.st_size - from ? length : (size_t)(status.st_size - from);
    one->was = malloc(one->length);
    if (REAL(pread)(handle, one->was, one->length, from) == (ssize_t)one->length) return;
    /* Write only. Closing a second handle would drop the locks of the first: it stays open. */
    int reading = REAL(open)(path, O_RDONLY | O_CLOEXEC);
    if (reading < 0 || REAL(pread)(reading, one->was, one->length, from) != (ssize_t)one->length)
        impossible("what was");
}

static int lies_in(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return !strncmp(path, folder, length) && path[length] == '/' && !strchr(path + length + 1, '/');
}

/* A rename that lasts: words written under the old name and not synced are found under the new one. */
static void lasts(struct undo *rename) {
    for (struct undo *one = rename->before; one; one = one->before)
        if (one->kind == WORDS && !strcmp(one->path, rename->other)) strcpy(one->path, rename->path);
}

static void synced(const char *path) {
    for (struct undo **one = &unsynced; *one;) {
        int words = (*one)->kind == WORDS && !strcmp((*one)->path, path);
        int name = (*one)->kind != WORDS && lies_in((*one)->path, path);
        if (name && (*one)->kind == RENAMED) lasts(*one);
        if (words || name) *one = (*one)->before;
        else one = &(*one)->before;
    }
}

/* A second name for what is about to lose its only one, outside the folder and on the same disk. */
static void stash(struct undo *one, const char *path) {
    char to[PATH_MAX + 32];
    snprintf(to, sizeof to, "%.*s.stash", (int)strlen(place) - 1, place);
    REAL(mkdir)(to, 0755);
    snprintf(to + strlen(to), 16, "/%d", ++stashed);
    if (!REAL(link)(path, to)) strcpy(one->stash, to);
}

/* ---- which call is spoilt ---- */

static int chosen(int reads) {
    int number = reads ? ++counts->reads : ++counts->writes;
    int wanted = reads ? -at : at;
    if (wanted < 1) return 0;
    return number == wanted || (number > wanted && (is("gone") || is("full")));
}

/* A stick that is gone gives and takes nothing: from the chosen write on, its reads fail, too. */
static int gone_already(int reads) { return reads && is("gone") && at > 0 && counts->writes >= at; }

static int meant(const char *call, const char *path, int reads, enum wants wants) {
    pthread_mutex_lock(&lock);
    int mine = chosen(reads) || gone_already(reads);
    pthread_mutex_unlock(&lock);
    if (log_handle >= 0) dprintf(log_handle, "%s %s %s\n", reads ? "reads" : "writes", call, path + strlen(place) - 1);
    if (!mine) return 0;
    if (is("cut")) power_cut();
    if (is("kill") || (is("torn") && wants == NOTHING)) ended();
    if (is("full") && wants == NOTHING) return 0;
    errno = is("enospc") || is("full") ? ENOSPC : EIO;
    return 1;
}

static int spoilt(const char *call, int folder, const char *name, enum wants wants) {
    char path[PATH_MAX];
    return whole_path(folder, name, path) && meant(call, path, 0, wants);
}

/* ---- the calls ---- */

#define WRITING(call, handle, from, length, half)               \
    char path[PATH_MAX];                                        \
    if (path_of(handle, path)) {                                \
        if (meant(call, path, 0, ROOM)) {                       \
            if (is("torn")) { if ((half) < 0) impossible("half"); ended(); } \
            return -1;                                          \
        }                                                       \
        remember(handle, path, from, length);                   \
    }

#define READING(call, handle)                                   \
    char path[PATH_MAX];                                        \
    if (path_of(handle, path) && meant(call, path, 1, NOTHING)) return -1;

ssize_t write(int handle, const void *bytes, size_t length) {
    WRITING("write", handle, lseek(handle, 0, SEEK_CUR), length, REAL(write)(handle, bytes, length / 2))
    return REAL(write)(handle, bytes, length);
}
ssize_t pwrite(int handle, const void *bytes, size_t length, off_t from) {
    WRITING("pwrite", handle, from, length, REAL(pwrite)(handle, bytes, length / 2, from))
    return REAL(pwrite)(handle, bytes, length, from);
}
ssize_t pwrite64(int handle, const void *bytes, size_t length, off64_t from) { return pwrite(handle, bytes, length, from); }

ssize_t read(int handle, void *bytes, size_t length) {
    READING("read", handle)
    return REAL(read)(handle, bytes, length);
}
ssize_t pread(int handle, void *bytes, size_t length, off_t from) {
    READING("pread", handle)
    return REAL(pread)(handle, bytes, length, from);
}
ssize_t pread64(int handle, void *bytes, size_t length, off64_t from) { return pread(handle, bytes, length, from); }

ssize_t sendfile(int handle, int source, off_t *from, size_t length) {
    WRITING("sendfile", handle, lseek(handle, 0, SEEK_CUR), length, REAL(sendfile)(handle, source, from, 4096))
    return REAL(sendfile)(handle, source, from, length);
}
ssize_t sendfile64(int handle, int source, off64_t *from, size_t length) { return sendfile(handle, source, from, length); }

ssize_t copy_file_range(int source, off64_t *from, int handle, off64_t *to, size_t length, unsigned flags) {
    off_t start = to ? *to : lseek(handle, 0, SEEK_CUR);
    WRITING("copy_file_range", handle, start, length, REAL(copy_file_range)(source, from, handle, to, 4096, flags))
    return REAL(copy_file_range)(source, from, handle, to, length, flags);
}

int ftruncate(int handle, off_t size) {
    char path[PATH_MAX];
    struct stat status;
    if (path_of(handle, path)) {
        if (meant("ftruncate", path, 0, NOTHING)) return -1;
        if (!fstat(handle, &status) && size < status.st_size) remember(handle, path, size, status.st_size - size);
    }
    return REAL(ftruncate)(handle, size);
}
int ftruncate64(int handle, off64_t size) { return ftruncate(handle, size); }

#define SYNCING(name)                                                       \
    int name(int handle) {                                                  \
        char path[PATH_MAX];                                                \
        int ours = path_of(handle, path);                                   \
        if (ours && meant(#name, path, 0, NOTHING)) return -1;              \
        int done = REAL(name)(handle);                                      \
        if (ours && !done) synced(path);                                    \
        return done;                                                        \
    }
SYNCING(fsync)
SYNCING(fdatasync)

static int opened(int folder, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    struct stat status;
    if (!whole_path(folder, name, path)) return REAL(openat)(folder, name, flags, mode);
    int missing = stat(path, &status), makes = (flags & O_CREAT) && missing;
    int empties = (flags & O_TRUNC) && !makes, folder_too = !missing && S_ISDIR(status.st_mode);
    if (meant(folder_too ? "look" : "open", path, !(makes || empties), makes ? ROOM : NOTHING)) return -1;
    if (empties && is("cut")) {
        int reading = REAL(open)(path, O_RDONLY | O_CLOEXEC);
        if (reading >= 0 && !fstat(reading, &status)) remember(reading, path, 0, status.st_size);
    }
    int handle = REAL(openat)(folder, name, flags, mode);
    if (handle >= 0 && makes && is("cut")) pending(CREATED, path);
    return handle;
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
    if (!whole_path(to_folder, to, new)) return REAL(renameat)(from_folder, from, to_folder, to);
    if (meant("rename", new, 0, NOTHING)) return -1;
    if (is("cut") && whole_path(from_folder, from, old)) {
        struct undo *one = pending(RENAMED, new);
        strcpy(one->other, old);
        stash(one, new);
    }
    return REAL(renameat)(from_folder, from, to_folder, to);
}
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char path[PATH_MAX];
    if (spoilt("link", to_folder, to, NOTHING)) return -1;
    int done = REAL(linkat)(from_folder, from, to_folder, to, flags);
    if (!done && is("cut") && whole_path(to_folder, to, path)) pending(CREATED, path);
    return done;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    if (!whole_path(folder, name, path)) return REAL(unlinkat)(folder, name, flags);
    if (meant(flags & AT_REMOVEDIR ? "rmdir" : "unlink", path, 0, NOTHING)) return -1;
    if (is("cut") && !(flags & AT_REMOVEDIR)) stash(pending(REMOVED, path), path);
    return REAL(unlinkat)(folder, name, flags);
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdir(const char *name, mode_t mode) {
    char path[PATH_MAX];
    if (spoilt("mkdir", AT_FDCWD, name, ROOM)) return -1;
    int done = REAL(mkdir)(name, mode);
    if (!done && is("cut") && whole_path(AT_FDCWD, name, path)) pending(FOLDER, path);
    return done;
}
int chmod(const char *name, mode_t mode) { return spoilt("chmod", AT_FDCWD, name, NOTHING) ? -1 : REAL(chmod)(name, mode); }
int fchmodat(int folder, const char *name, mode_t mode, int flags) {
    return spoilt("chmod", folder, name, NOTHING) ? -1 : REAL(fchmodat)(folder, name, mode, flags);
}
int fchmod(int handle, mode_t mode) {
    char path[PATH_MAX];
    return path_of(handle, path) && meant("chmod", path, 0, NOTHING) ? -1 : REAL(fchmod)(handle, mode);
}
