/* Starts the program of a portable archive with the archive's own loader and libraries. Linked
   statically, so that it needs nothing but a kernel. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOADER "/lib/ld-linux.so"

/* The archive's folder, which is the one this program is in; on failure its own name is left. */
static int find_folder(const char* name, char* folder) {
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    if (length < 0) { /* without /proc: as it was called */
        if (strchr(name, '/') == NULL || realpath(name, folder) == NULL) return 0;
        length = (ssize_t)strlen(folder);
    }
    folder[length] = '\0';
    *strrchr(folder, '/') = '\0';
    return 1;
}

static void join(char* into, const char* folder, const char* path) {
    if (snprintf(into, PATH_MAX, "%s%s", folder, path) < PATH_MAX) return;
    fprintf(stderr, "tenure: the path of its folder is too long\n");
    exit(70);
}

int main(int argc, char** argv) {
    static char folder[PATH_MAX], loader[PATH_MAX], libraries[PATH_MAX], program[PATH_MAX],
        scenarios[PATH_MAX];
    if (!find_folder(argv[0], folder)) {
        fprintf(stderr, "tenure: call it by its path, or mount /proc: its folder is not known\n");
        return 70;
    }
    join(loader, folder, LOADER);
    join(libraries, folder, "/lib");
    join(program, folder, "/bin/tenure");
    join(scenarios, folder, "/share/tenure/scenarios");
    setenv("TENURE_SCENARIOS", scenarios, 0);
    char** call = calloc((size_t)argc + 6, sizeof *call);
    if (call == NULL) return 71;
    int n = 0;
    call[n++] = loader;
    call[n++] = "--argv0";
    call[n++] = argv[0];
    call[n++] = "--library-path";
    call[n++] = libraries;
    call[n++] = program;
    for (int i = 1; i < argc; ++i) call[n++] = argv[i];
    execv(loader, call);
    fprintf(stderr, "tenure: cannot start %s: %s\n", loader, strerror(errno));
    return 70;
}
